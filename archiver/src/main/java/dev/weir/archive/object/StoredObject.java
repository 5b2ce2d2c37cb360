package dev.weir.archive.object;

/**
 * An object as it was read.
 *
 * @param version changes with every write (S3's ETag)
 * @param content not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
public record StoredObject(String version, byte[] content) {}
