/** Entries of items into stages. */
@NullMarked
package dev.weir.sink.transition;

import org.jspecify.annotations.NullMarked;
