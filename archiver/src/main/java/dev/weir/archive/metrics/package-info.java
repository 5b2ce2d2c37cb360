/** The archiver's own figures. */
@NullMarked
package dev.weir.archive.metrics;

import org.jspecify.annotations.NullMarked;
