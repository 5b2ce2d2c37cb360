/** The command {@code ./weir bench}: runs benchmarks and prints each figure beside its limit. */
@NullMarked
package dev.weir.bench;

import org.jspecify.annotations.NullMarked;
