/** What a scope asks of the value stream. */
@NullMarked
package dev.weir.stream.scope.policy;

import org.jspecify.annotations.NullMarked;
