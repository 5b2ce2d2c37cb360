/** Text as PostgreSQL takes it. */
@NullMarked
package dev.weir.sink.text;

import org.jspecify.annotations.NullMarked;
