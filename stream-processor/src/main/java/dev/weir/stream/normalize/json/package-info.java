/** Reads of a JSON text only what is wanted, fast and within bounds. Pure. */
@NullMarked
package dev.weir.stream.normalize.json;

import org.jspecify.annotations.NullMarked;
