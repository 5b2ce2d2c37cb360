/** Deployments and what they delivered. */
@NullMarked
package dev.weir.sink.deployment;

import org.jspecify.annotations.NullMarked;
