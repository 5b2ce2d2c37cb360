/** The sink's own figures. */
@NullMarked
package dev.weir.sink.metrics;

import org.jspecify.annotations.NullMarked;
