/** What is written when, so that each record is in the archive once. */
@NullMarked
package dev.weir.archive.batch;

import org.jspecify.annotations.NullMarked;
