/** The sink's place in each partition, moved by the transaction that writes the rows. */
@NullMarked
package dev.weir.sink.offset;

import org.jspecify.annotations.NullMarked;
