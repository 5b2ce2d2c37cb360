/**
 * What things are called: repositories and issues with their former names, items, subjects. Pure.
 */
@NullMarked
package dev.weir.stream.scope.name;

import org.jspecify.annotations.NullMarked;
