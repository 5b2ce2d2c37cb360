/** When changes landed, what delivered them, what they revert and whose pushes are whose. */
@NullMarked
package dev.weir.stream.scope.change;

import org.jspecify.annotations.NullMarked;
