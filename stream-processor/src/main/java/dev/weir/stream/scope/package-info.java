/** A scope's state: which items a new fact touches, and what they look like now. */
@NullMarked
package dev.weir.stream.scope;

import org.jspecify.annotations.NullMarked;
