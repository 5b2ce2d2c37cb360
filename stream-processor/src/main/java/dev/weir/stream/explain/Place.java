package dev.weir.stream.explain;

/** Where in the topic of raw records a record lies. */
public record Place(int partition, long offset) {}
