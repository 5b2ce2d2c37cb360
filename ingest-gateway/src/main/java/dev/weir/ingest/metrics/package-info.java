/** What the gateway counts. */
@NullMarked
package dev.weir.ingest.metrics;

import org.jspecify.annotations.NullMarked;
