/** Staged COPY: rows into a temporary table, from there into the real one. */
@NullMarked
package dev.weir.sink.copy;

import org.jspecify.annotations.NullMarked;
