/** What the gateway takes a second, beside the same HTTP server doing nothing. */
@NullMarked
package dev.weir.bench.gateway;

import org.jspecify.annotations.NullMarked;
