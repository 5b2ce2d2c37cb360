/** Times of items by stage. */
@NullMarked
package dev.weir.sink.stagetime;

import org.jspecify.annotations.NullMarked;
