/** A real PostgreSQL server under this process. */
@NullMarked
package dev.weir.embedded.postgres;

import org.jspecify.annotations.NullMarked;
