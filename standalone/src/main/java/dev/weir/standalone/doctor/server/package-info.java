/** What is asked of servers. */
@NullMarked
package dev.weir.standalone.doctor.server;

import org.jspecify.annotations.NullMarked;
