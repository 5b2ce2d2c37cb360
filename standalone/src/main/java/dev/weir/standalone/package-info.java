/** All of Weir in one process, over embedded real servers. */
@NullMarked
package dev.weir.standalone;

import org.jspecify.annotations.NullMarked;
