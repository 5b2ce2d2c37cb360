package dev.weir.stream.explain;

import dev.weir.stream.fact.Fact;

/**
 * A fact as the state holds it.
 *
 * @param place of the raw record that first told it
 */
public record Noted(Fact fact, Place place) {}
