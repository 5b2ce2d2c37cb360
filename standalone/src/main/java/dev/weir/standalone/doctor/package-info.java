/** {@code ./weir doctor}: whether all that the configuration names is as it must be. */
@NullMarked
package dev.weir.standalone.doctor;

import org.jspecify.annotations.NullMarked;
