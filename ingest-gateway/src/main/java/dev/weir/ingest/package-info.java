/** The gateway: takes webhooks over HTTP and acknowledges them once Kafka has them. */
@NullMarked
package dev.weir.ingest;

import org.jspecify.annotations.NullMarked;
