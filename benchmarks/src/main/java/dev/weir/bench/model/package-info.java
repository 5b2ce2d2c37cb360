/** What the model costs: by the length of the history, and for a year of an organisation. */
@NullMarked
package dev.weir.bench.model;

import org.jspecify.annotations.NullMarked;
