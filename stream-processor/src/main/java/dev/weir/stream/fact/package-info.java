/** Facts: what a delivery tells, each with its own time and identity. Pure. */
@NullMarked
package dev.weir.stream.fact;

import org.jspecify.annotations.NullMarked;
