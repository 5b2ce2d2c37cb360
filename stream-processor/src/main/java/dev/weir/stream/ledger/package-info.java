/** Sorted state behind a small port, so that the model needs no Kafka. */
@NullMarked
package dev.weir.stream.ledger;

import org.jspecify.annotations.NullMarked;
