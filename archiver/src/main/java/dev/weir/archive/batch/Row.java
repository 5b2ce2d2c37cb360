package dev.weir.archive.batch;

import java.util.function.Supplier;

/**
 * A record as a row.
 *
 * @param folder where rows like it are, without a slash at the end
 * @param content makes it in the form that the {@link RowFormat} takes, each time anew: a batch
 *     holds the bytes of its records, not the many objects that are made of them to be written
 */
public record Row(long offset, String folder, Supplier<?> content) {}
