/** What a delivery is, and how a request becomes one. Pure: no HTTP server, no Kafka, no clock. */
@NullMarked
package dev.weir.ingest.webhook;

import org.jspecify.annotations.NullMarked;
