/** Sending recorded deliveries to a gateway. */
@NullMarked
package dev.weir.standalone.send;

import org.jspecify.annotations.NullMarked;
