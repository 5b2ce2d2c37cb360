/** A service as a process: starting parts, and stopping them in order. */
@NullMarked
package dev.weir.service;

import org.jspecify.annotations.NullMarked;
