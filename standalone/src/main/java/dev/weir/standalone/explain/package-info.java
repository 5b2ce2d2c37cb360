/** An item explained from the tables: its stages, its changes, and what each fact did. */
@NullMarked
package dev.weir.standalone.explain;

import org.jspecify.annotations.NullMarked;
