/**
 * What is looked at without asking a server: this machine, its ports and folders, the
 * configuration.
 */
@NullMarked
package dev.weir.standalone.doctor.machine;

import org.jspecify.annotations.NullMarked;
