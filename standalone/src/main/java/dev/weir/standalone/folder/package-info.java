/** The data folder: what lies where, and who may read it. */
@NullMarked
package dev.weir.standalone.folder;

import org.jspecify.annotations.NullMarked;
