/** A simulated organisation: what it does, the webhooks of it, and what was true. */
@NullMarked
package dev.weir.standalone.simulation;

import org.jspecify.annotations.NullMarked;
