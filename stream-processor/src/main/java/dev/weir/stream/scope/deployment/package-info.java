/** Which deployments count, what became of them, and the incidents that they caused. */
@NullMarked
package dev.weir.stream.scope.deployment;

import org.jspecify.annotations.NullMarked;
