/** Reads the topics: workers, partitions, retries. */
@NullMarked
package dev.weir.sink.consume;

import org.jspecify.annotations.NullMarked;
