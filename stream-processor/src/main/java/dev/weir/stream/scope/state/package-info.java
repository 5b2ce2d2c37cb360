/**
 * What a scope keeps: a table for each question that is asked of it, all of them in {@link
 * dev.weir.stream.scope.state.ScopeState}.
 */
@NullMarked
package dev.weir.stream.scope.state;

import org.jspecify.annotations.NullMarked;
