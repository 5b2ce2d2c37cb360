package dev.weir.stream.scope.state;

import java.util.SortedSet;
import java.util.TreeSet;

/** What new facts touched, to be looked at again: subjects, lower case. */
public final class Dirty {
  /** A deployment of a service that counts. */
  public record Counted(String service, String deployment) implements Comparable<Counted> {
    @Override
    public int compareTo(Counted other) {
      int order = service.compareTo(other.service);
      return order == 0 ? deployment.compareTo(other.deployment) : order;
    }
  }

  private final SortedSet<String> shipments = new TreeSet<>();
  private final SortedSet<String> changes = new TreeSet<>();
  private final SortedSet<String> items = new TreeSet<>();
  private final SortedSet<String> issues = new TreeSet<>();
  private final SortedSet<String> incidents = new TreeSet<>();
  private final SortedSet<String> named = new TreeSet<>();
  private final SortedSet<Counted> counted = new TreeSet<>();
  private final SortedSet<String> deployments = new TreeSet<>();

  public SortedSet<String> shipments() {
    return shipments;
  }

  public SortedSet<String> changes() {
    return changes;
  }

  public SortedSet<String> items() {
    return items;
  }

  /** Issues that may have become incidents, or may be none any more. */
  public SortedSet<String> issues() {
    return issues;
  }

  /** Incidents that may attach to another deployment. */
  public SortedSet<String> incidents() {
    return incidents;
  }

  /**
   * Items, also of other scopes, of which another push of this one may be the first to name them.
   */
  public SortedSet<String> named() {
    return named;
  }

  /** Deployments that may have failed, or be a rollback or a hotfix. */
  public SortedSet<Counted> counted() {
    return counted;
  }

  /** Deployments whose rows may be others. */
  public SortedSet<String> deployments() {
    return deployments;
  }

  /** Whoever waited for a commit: a change has a number, anything else ships. */
  public void waiter(String subject) {
    (isChange(subject) ? changes : shipments).add(subject);
  }

  public static boolean isChange(String subject) {
    return subject.indexOf('#') >= 0;
  }
}
