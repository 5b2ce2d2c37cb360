/** The flow model: the stage of an item at an instant, its visits, its completion. Pure. */
@NullMarked
package dev.weir.stream.flow;

import org.jspecify.annotations.NullMarked;
