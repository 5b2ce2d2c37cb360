/** Health and metrics over HTTP, for a sink that runs alone. */
@NullMarked
package dev.weir.sink.admin;

import org.jspecify.annotations.NullMarked;
