package dev.weir.stream.reference;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which names speak of one thing: repositories that were renamed, issues that were moved. */
final class PlainNames {
  /**
   * That something bore a name.
   *
   * @param order at equal times what lies before: the name left, a mere sight, the name taken
   */
  private record Seen(String group, String name, Instant at, int order) {}

  private final Map<String, String> repositories = new HashMap<>();
  private final Map<String, String> newestRepositories = new HashMap<>();
  private final Map<String, String> issues = new HashMap<>();
  private final Map<String, String> newestIssues = new HashMap<>();

  PlainNames(Collection<Fact> facts, PlainStream stream) {
    List<Seen> seen = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact.kind() == FactKind.REPOSITORY_NAMED) {
        seen.add(new Seen("id " + fact.discriminator(), fact.subject(), fact.at(), 1));
      } else if (fact.kind() == FactKind.REPOSITORY_RENAMED) {
        String id = "id " + fact.discriminator().replaceAll("[^0-9].*$", "");
        seen.add(new Seen(id, fact.text("from"), fact.at(), 0));
        seen.add(new Seen(id, fact.subject(), fact.at(), 2));
      }
    }
    stream
        .aliases()
        .forEach(
            (from, to) -> {
              seen.add(new Seen("alias " + to, from, Instant.MIN, 0));
              seen.add(new Seen("alias " + to, to, Instant.MAX, 1));
            });
    unite(seen, repositories, newestRepositories);
    List<Seen> moves = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact.kind() == FactKind.ISSUE_MOVED) {
        String group = name(fact.text("from")) + " " + fact.at();
        moves.add(new Seen(group, newestName(fact.text("from")), fact.at(), 0));
        moves.add(new Seen(group, newestName(fact.text("to")), fact.at(), 2));
      }
    }
    unite(moves, issues, newestIssues);
  }

  /** Finds which names belong together, their oldest and their newest. */
  private static void unite(
      List<Seen> seen, Map<String, String> oldest, Map<String, String> newest) {
    List<List<Seen>> groups = new ArrayList<>();
    for (Seen one : seen) {
      List<Seen> united = new ArrayList<>(List.of(one));
      groups.removeIf(
          group -> group.stream().anyMatch(o -> isSame(o, one)) && united.addAll(group));
      groups.add(united);
    }
    Comparator<Seen> byTime =
        Comparator.comparing(Seen::at)
            .thenComparing(Seen::order)
            .thenComparing(one -> PlainFacts.lower(one.name()))
            .thenComparing(Seen::name);
    for (List<Seen> group : groups) {
      String first = group.stream().min(byTime).orElseThrow().name();
      String last = newest(group, byTime);
      group.forEach(one -> oldest.put(PlainFacts.lower(one.name()), PlainFacts.lower(first)));
      newest.put(PlainFacts.lower(first), last);
    }
  }

  /** The one that was taken, or first seen, last. */
  private static String newest(List<Seen> group, Comparator<Seen> byTime) {
    return group.stream()
        .filter(one -> one.order() == 2 || isFirst(one, group, byTime))
        .max(byTime)
        .orElseThrow()
        .name();
  }

  private static boolean isFirst(Seen one, List<Seen> group, Comparator<Seen> byTime) {
    return group.stream()
        .filter(other -> other.name().equalsIgnoreCase(one.name()))
        .allMatch(other -> byTime.compare(one, other) <= 0);
  }

  private static boolean isSame(Seen a, Seen b) {
    return a.group().equals(b.group()) || a.name().equalsIgnoreCase(b.name());
  }

  /** The oldest full name of a repository, in lower case. */
  String repository(String fullName) {
    return repositories.getOrDefault(PlainFacts.lower(fullName), PlainFacts.lower(fullName));
  }

  /** The newest full name of a repository; null where it never had another one. */
  @Nullable String newestRepository(String oldest) {
    String newest = newestRepositories.get(oldest);
    return newest == null || newest.equalsIgnoreCase(oldest) ? null : newest;
  }

  /** What a subject or a name is called here: after its oldest name. */
  String name(String subject) {
    String repository = subject.substring(0, PlainFacts.repositoryEnd(subject));
    String rest = subject.substring(repository.length());
    String known = repository(repository) + (rest.startsWith("@") ? rest : PlainFacts.lower(rest));
    return issues.getOrDefault(known, known);
  }

  /** As it is spelled, but for the repository's oldest name. */
  private String newestName(String subject) {
    String repository = subject.substring(0, PlainFacts.repositoryEnd(subject));
    String known = repository(repository);
    boolean same = known.equals(PlainFacts.lower(repository));
    return same ? subject : known + subject.substring(repository.length());
  }

  /** Its name now, where it has become another than it is spelled. */
  String external(String subject, String spelled) {
    String moved = newestIssues.getOrDefault(subject, subject);
    String oldest = moved.substring(0, PlainFacts.repositoryEnd(moved));
    String newest = newestRepository(PlainFacts.lower(oldest));
    String rest = moved.substring(oldest.length());
    return newest != null ? newest + rest : moved.equals(subject) ? spelled : moved;
  }
}
