/** W3C Trace Context: how a delivery is followed from its request to its rows. */
@NullMarked
package dev.weir.trace;

import org.jspecify.annotations.NullMarked;
