/** From the bytes of a delivery to facts. Pure. */
@NullMarked
package dev.weir.stream.normalize;

import org.jspecify.annotations.NullMarked;
