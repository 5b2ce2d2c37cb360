/** What an examination found, and how it is told. */
@NullMarked
package dev.weir.standalone.doctor.report;

import org.jspecify.annotations.NullMarked;
