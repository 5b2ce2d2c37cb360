/** What the archiver writes a second, beside a writer of one local Parquet file. */
@NullMarked
package dev.weir.bench.archive;

import org.jspecify.annotations.NullMarked;
