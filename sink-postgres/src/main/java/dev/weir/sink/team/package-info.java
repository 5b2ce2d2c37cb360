/** Teams and their days. */
@NullMarked
package dev.weir.sink.team;

import org.jspecify.annotations.NullMarked;
