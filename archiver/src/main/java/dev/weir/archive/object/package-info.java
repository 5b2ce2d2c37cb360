/** The objects of the archive, on S3. */
@NullMarked
package dev.weir.archive.object;

import org.jspecify.annotations.NullMarked;
