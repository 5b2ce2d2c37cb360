/** The demonstration: an example history, and the figures that come of it. */
@NullMarked
package dev.weir.standalone.demo;

import org.jspecify.annotations.NullMarked;
