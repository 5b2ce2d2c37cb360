/** Reads the topics: when, from where, how much. */
@NullMarked
package dev.weir.archive.consume;

import org.jspecify.annotations.NullMarked;
