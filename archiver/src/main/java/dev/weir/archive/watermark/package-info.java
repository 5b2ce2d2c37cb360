/** Up to where the archive is complete. */
@NullMarked
package dev.weir.archive.watermark;

import org.jspecify.annotations.NullMarked;
