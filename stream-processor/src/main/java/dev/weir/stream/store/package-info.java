/** The ledger on Kafka Streams. */
@NullMarked
package dev.weir.stream.store;

import org.jspecify.annotations.NullMarked;
