package dev.weir.standalone.doctor.suggest;

import java.util.List;

/**
 * What deliveries told of an organisation, with how often. Immutable.
 *
 * @param labels of items, by items
 * @param types the tool's own types of items
 * @param statuses of boards
 * @param authors who are taken for people, by items
 * @param environments of deployments
 * @param merges into other branches than the default one, by changes
 */
public record Seen(
    List<Name> repositories,
    List<Name> labels,
    List<Name> types,
    List<Name> statuses,
    List<Name> authors,
    List<Place> environments,
    List<Place> merges) {
  /** A name, and how often it was seen. */
  public record Name(String name, long times) {}

  /** A name within a repository, and how often it was seen. */
  public record Place(String repository, String name, long times) {}

  public Seen {
    repositories = List.copyOf(repositories);
    labels = List.copyOf(labels);
    types = List.copyOf(types);
    statuses = List.copyOf(statuses);
    authors = List.copyOf(authors);
    environments = List.copyOf(environments);
    merges = List.copyOf(merges);
  }
}
