package dev.weir.archive.batch;

/**
 * A record as a row.
 *
 * @param folder where rows like it are, without a slash at the end
 * @param content in the form that the {@link RowFormat} takes
 */
public record Row(long offset, String folder, Object content) {}
