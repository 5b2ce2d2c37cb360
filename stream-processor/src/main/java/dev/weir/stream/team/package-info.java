/** A team's items and the metrics of its days. */
@NullMarked
package dev.weir.stream.team;

import org.jspecify.annotations.NullMarked;
