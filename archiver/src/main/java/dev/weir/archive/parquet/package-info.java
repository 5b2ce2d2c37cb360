/** Rows as Parquet files. */
@NullMarked
package dev.weir.archive.parquet;

import org.jspecify.annotations.NullMarked;
