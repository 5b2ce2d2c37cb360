/** The HTTP side: routes, limits, deadlines and answers, on raw bytes. */
@NullMarked
package dev.weir.ingest.http;

import org.jspecify.annotations.NullMarked;
