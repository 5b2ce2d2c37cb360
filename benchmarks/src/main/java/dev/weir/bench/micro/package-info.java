/** JMH's benchmarks of the steps that every delivery takes. */
@NullMarked
package dev.weir.bench.micro;

import org.jspecify.annotations.NullMarked;
