/** Starting and stopping parts in order. */
@NullMarked
package dev.weir.standalone.lifecycle;

import org.jspecify.annotations.NullMarked;
