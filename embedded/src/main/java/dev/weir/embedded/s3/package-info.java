/** A real S3 endpoint in this process. */
@NullMarked
package dev.weir.embedded.s3;

import org.jspecify.annotations.NullMarked;
