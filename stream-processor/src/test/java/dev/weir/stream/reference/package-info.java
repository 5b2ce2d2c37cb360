/**
 * The model once more, plainly: all facts in a list, every question answered by looking through all
 * of them at every instant, as MODEL.md reads; and random organisations to compare it on. Shares
 * with the product only the facts and the names of stages.
 */
@NullMarked
package dev.weir.stream.reference;

import org.jspecify.annotations.NullMarked;
