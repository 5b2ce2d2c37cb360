/** What each fact did to an item, and why another did nothing. Pure. */
@NullMarked
package dev.weir.stream.explain;

import org.jspecify.annotations.NullMarked;
