/** Real servers that run in or under our own process, and what they share: ports and folders. */
@NullMarked
package dev.weir.embedded;

import org.jspecify.annotations.NullMarked;
