/** Often while records are young, seldom under a backlog: commits, explanations. */
@NullMarked
package dev.weir.stream.pace;

import org.jspecify.annotations.NullMarked;
