/** Health and metrics over HTTP, for every service of the process. */
@NullMarked
package dev.weir.admin;

import org.jspecify.annotations.NullMarked;
