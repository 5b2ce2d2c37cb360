/** The catalogue of topics. */
@NullMarked
package dev.weir.topic;

import org.jspecify.annotations.NullMarked;
