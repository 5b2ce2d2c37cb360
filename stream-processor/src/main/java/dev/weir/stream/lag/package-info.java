/** How far the processor's group is behind. */
@NullMarked
package dev.weir.stream.lag;

import org.jspecify.annotations.NullMarked;
