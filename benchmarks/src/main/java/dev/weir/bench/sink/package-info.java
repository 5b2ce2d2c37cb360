/** What the sink writes a second, beside {@code COPY} and beside Debezium's JDBC sink. */
@NullMarked
package dev.weir.bench.sink;

import org.jspecify.annotations.NullMarked;
