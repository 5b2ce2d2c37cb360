/**
 * The embedded registry's rules: what is registered, which ids there are, what is compatible. Pure
 * but for {@link dev.weir.registry.ledger.SchemaLedger}, which keeps the state and its log in step;
 * knows neither Kafka nor HTTP.
 */
@NullMarked
package dev.weir.registry.ledger;

import org.jspecify.annotations.NullMarked;
