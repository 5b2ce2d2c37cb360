/** What every process tells of itself in metrics: JVM, build, Kafka's clients, progress. */
@NullMarked
package dev.weir.telemetry;

import org.jspecify.annotations.NullMarked;
