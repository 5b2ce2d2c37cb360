/** Raw webhooks and their outcomes. */
@NullMarked
package dev.weir.sink.webhook;

import org.jspecify.annotations.NullMarked;
