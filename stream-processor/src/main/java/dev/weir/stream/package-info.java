/** The stream processor as a service. */
@NullMarked
package dev.weir.stream;

import org.jspecify.annotations.NullMarked;
