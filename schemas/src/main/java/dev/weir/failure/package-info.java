/** What to do when a server fails: wait, and do not ask for a while. */
@NullMarked
package dev.weir.failure;

import org.jspecify.annotations.NullMarked;
