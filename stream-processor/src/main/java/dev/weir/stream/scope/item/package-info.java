/** What items look like now, and what each of their facts did to them. */
@NullMarked
package dev.weir.stream.scope.item;

import org.jspecify.annotations.NullMarked;
