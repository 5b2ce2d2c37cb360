/** The value-stream file: rules, teams, projects, services. Pure. */
@NullMarked
package dev.weir.stream.valuestream;

import org.jspecify.annotations.NullMarked;
