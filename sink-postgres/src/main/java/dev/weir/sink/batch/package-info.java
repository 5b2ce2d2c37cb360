/** From records of a partition to one transaction, bisected around a row that is refused. */
@NullMarked
package dev.weir.sink.batch;

import org.jspecify.annotations.NullMarked;
