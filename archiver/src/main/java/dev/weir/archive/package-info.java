/** The archiver: topics to Parquet files on S3. */
@NullMarked
package dev.weir.archive;

import org.jspecify.annotations.NullMarked;
