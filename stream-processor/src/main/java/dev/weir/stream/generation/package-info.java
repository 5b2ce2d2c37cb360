/** What a generation was built with, and the refusal to mix two. */
@NullMarked
package dev.weir.stream.generation;

import org.jspecify.annotations.NullMarked;
