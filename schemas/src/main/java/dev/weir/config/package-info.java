/** Configuration by environment variables: reading, checking and documenting them. */
@NullMarked
package dev.weir.config;

import org.jspecify.annotations.NullMarked;
