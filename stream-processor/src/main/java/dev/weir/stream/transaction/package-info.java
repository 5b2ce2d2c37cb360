/** The transactions of the processor, counted where they are made. */
@NullMarked
package dev.weir.stream.transaction;

import org.jspecify.annotations.NullMarked;
