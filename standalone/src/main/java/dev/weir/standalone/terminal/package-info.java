/** What people see while a command runs. */
@NullMarked
package dev.weir.standalone.terminal;

import org.jspecify.annotations.NullMarked;
