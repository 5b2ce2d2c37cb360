/** When to commit: often while records are young, seldom under a backlog. */
@NullMarked
package dev.weir.stream.commit;

import org.jspecify.annotations.NullMarked;
