/** Ids that are the same in every run. */
@NullMarked
package dev.weir.identity;

import org.jspecify.annotations.NullMarked;
