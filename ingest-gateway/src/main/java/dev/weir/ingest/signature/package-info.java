/** Verification of who sent a body. */
@NullMarked
package dev.weir.ingest.signature;

import org.jspecify.annotations.NullMarked;
