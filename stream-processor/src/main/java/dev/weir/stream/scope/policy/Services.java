package dev.weir.stream.scope.policy;

import dev.weir.stream.fact.Scope;
import dev.weir.stream.scope.name.Names;
import dev.weir.stream.valuestream.Globs;
import dev.weir.stream.valuestream.Service;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The services of a scope's repository (MODEL.md, section 4). One that the value-stream file does
 * not name has the scope's name as its id in the state, and the repository's in rows.
 */
public final class Services {
  private static final List<String> EVERYTHING = List.of("**");

  private final String repository;
  private final List<Service> all;
  private final Globs ignored;
  private final boolean parted;

  /**
   * @param repository the newest name of it
   */
  public Services(Scope scope, Policy policy, String repository) {
    this.repository = Names.lower(repository);
    all = policy.services(this.repository);
    ignored = policy.ignoredPaths(policy.teamOf(scope, repository));
    parted =
        all.size() > 1
            || !all.get(0).paths().patterns().equals(EVERYTHING)
            || !ignored.patterns().isEmpty();
  }

  public List<Service> all() {
    return all;
  }

  /** As rows name it: the file's, or the repository. */
  public String shown(String id, String repository) {
    return id.equals(this.repository) ? repository : id;
  }

  public Service named(String id) {
    return all.stream().filter(service -> service.id().equals(id)).findFirst().orElseThrow();
  }

  /** The only one; null where there are several. */
  public @Nullable String only() {
    return all.size() == 1 ? all.get(0).id() : null;
  }

  /** The first of the file that a label names by its id; null where none does. */
  public @Nullable String labelled(Collection<String> labels) {
    return all.stream()
        .map(Service::id)
        .filter(id -> labels.stream().anyMatch(id::equalsIgnoreCase))
        .findFirst()
        .orElse(null);
  }

  /** Ids of those that have an environment in production, sorted. */
  public List<String> inProduction(String environment) {
    return all.stream()
        .filter(service -> service.production().has(environment))
        .map(Service::id)
        .sorted()
        .toList();
  }

  /** Whether paths matter at all. */
  public boolean areParted() {
    return parted;
  }

  /**
   * Ids of those that are touched by paths; all where no path is known, none where all are to be
   * ignored.
   */
  public SortedSet<String> touchedBy(Set<String> paths) {
    SortedSet<String> touched = new TreeSet<>();
    boolean ignorable = !paths.isEmpty() && paths.stream().allMatch(ignored::matches);
    for (Service service : all) {
      boolean touches = paths.isEmpty() || paths.stream().anyMatch(service.paths()::matches);
      if (touches && !ignorable) {
        touched.add(service.id());
      }
    }
    return touched;
  }
}
