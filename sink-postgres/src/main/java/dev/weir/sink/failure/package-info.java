/** Whose fault a failure is, and what follows from it. */
@NullMarked
package dev.weir.sink.failure;

import org.jspecify.annotations.NullMarked;
