/**
 * What Kafka Connect loads to read our topics. These classes run in a process of their own, where
 * of Weir only the schemas are on the class path.
 */
@NullMarked
package dev.weir.bench.connect;

import org.jspecify.annotations.NullMarked;
