/** The embedded registry's log in Kafka's topic {@code _schemas}, in Confluent's form. */
@NullMarked
package dev.weir.registry.kafka;

import org.jspecify.annotations.NullMarked;
