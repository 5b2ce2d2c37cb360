/** Connections to the database. */
@NullMarked
package dev.weir.sink.pool;

import org.jspecify.annotations.NullMarked;
