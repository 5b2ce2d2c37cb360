/** Items, with all that goes with them. */
@NullMarked
package dev.weir.sink.flowitem;

import org.jspecify.annotations.NullMarked;
