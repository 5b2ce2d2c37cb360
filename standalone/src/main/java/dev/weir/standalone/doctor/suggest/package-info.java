/** A value-stream file from what was seen. */
@NullMarked
package dev.weir.standalone.doctor.suggest;

import org.jspecify.annotations.NullMarked;
