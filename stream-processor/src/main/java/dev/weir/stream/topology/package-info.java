/** The topology: how records come to the model and what it decides goes out. */
@NullMarked
package dev.weir.stream.topology;

import org.jspecify.annotations.NullMarked;
