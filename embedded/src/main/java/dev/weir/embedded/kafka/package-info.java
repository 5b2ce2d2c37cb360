/** A real Kafka broker in this process. */
@NullMarked
package dev.weir.embedded.kafka;

import org.jspecify.annotations.NullMarked;
