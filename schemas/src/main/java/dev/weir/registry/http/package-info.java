/** The Confluent REST calls of the embedded registry. */
@NullMarked
package dev.weir.registry.http;

import org.jspecify.annotations.NullMarked;
