/** DORA metrics by service and day. */
@NullMarked
package dev.weir.sink.dora;

import org.jspecify.annotations.NullMarked;
