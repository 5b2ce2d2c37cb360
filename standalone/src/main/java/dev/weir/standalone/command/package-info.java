/** The commands of {@code ./weir}. */
@NullMarked
package dev.weir.standalone.command;

import org.jspecify.annotations.NullMarked;
