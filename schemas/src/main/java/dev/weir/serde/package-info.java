/** Avro in Confluent's wire format. */
@NullMarked
package dev.weir.serde;

import org.jspecify.annotations.NullMarked;
