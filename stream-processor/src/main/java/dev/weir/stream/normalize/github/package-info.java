/** What GitHub's payloads tell. Pure. */
@NullMarked
package dev.weir.stream.normalize.github;

import org.jspecify.annotations.NullMarked;
