/** Which topics are archived, and how their records become rows. */
@NullMarked
package dev.weir.archive.dataset;

import org.jspecify.annotations.NullMarked;
