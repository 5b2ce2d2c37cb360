/** What is examined: a system as it is configured, and as it runs. */
@NullMarked
package dev.weir.standalone.doctor.subject;

import org.jspecify.annotations.NullMarked;
