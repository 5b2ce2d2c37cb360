/** What {@code ./weir up} needs: time to start and to restart, memory, processor time at rest. */
@NullMarked
package dev.weir.bench.lifecycle;

import org.jspecify.annotations.NullMarked;
