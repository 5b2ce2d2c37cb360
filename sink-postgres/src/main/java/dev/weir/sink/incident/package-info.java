/** Incidents. */
@NullMarked
package dev.weir.sink.incident;

import org.jspecify.annotations.NullMarked;
