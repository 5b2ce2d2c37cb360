/**
 * What the facts of one object tell together: an issue, a change, a branch, a run, a deployment.
 * Pure.
 */
@NullMarked
package dev.weir.stream.scope.object;

import org.jspecify.annotations.NullMarked;
