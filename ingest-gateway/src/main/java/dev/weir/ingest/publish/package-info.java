/** Handing deliveries to Kafka, and knowing that it has them. */
@NullMarked
package dev.weir.ingest.publish;

import org.jspecify.annotations.NullMarked;
