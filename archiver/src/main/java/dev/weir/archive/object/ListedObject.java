package dev.weir.archive.object;

/**
 * An object's name and size.
 *
 * @param size in bytes
 */
public record ListedObject(String name, long size) {}
