/** Recorded deliveries, as files hold them. */
@NullMarked
package dev.weir.standalone.delivery;

import org.jspecify.annotations.NullMarked;
