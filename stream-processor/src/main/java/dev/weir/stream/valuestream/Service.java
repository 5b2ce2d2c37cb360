package dev.weir.stream.valuestream;

/**
 * What is deployed.
 *
 * @param repository full name
 * @param paths files of the repository that belong to it
 */
public record Service(String id, String repository, Globs paths, Production production) {}
