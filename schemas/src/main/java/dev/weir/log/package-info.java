/** What log lines tell beside their text, and how many of them there may be. */
@NullMarked
package dev.weir.log;

import org.jspecify.annotations.NullMarked;
