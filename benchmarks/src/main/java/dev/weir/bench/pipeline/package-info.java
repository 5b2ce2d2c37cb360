/** What the services cost together: the stream processor alone, and everything from POST to SQL. */
@NullMarked
package dev.weir.bench.pipeline;

import org.jspecify.annotations.NullMarked;
