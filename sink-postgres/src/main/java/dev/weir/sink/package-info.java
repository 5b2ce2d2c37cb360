/** The sink: derived topics and raw webhooks into PostgreSQL, each record once. */
@NullMarked
package dev.weir.sink;

import org.jspecify.annotations.NullMarked;
