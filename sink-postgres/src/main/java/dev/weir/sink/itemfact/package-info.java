/** Facts of items with their effects. */
@NullMarked
package dev.weir.sink.itemfact;

import org.jspecify.annotations.NullMarked;
