/** The schema registry: client and embedded server. */
@NullMarked
package dev.weir.registry;

import org.jspecify.annotations.NullMarked;
