package dev.weir.stream.reference;

import dev.weir.stream.fact.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What reverts what. */
final class PlainReverts {
  private final Reference world;
  private final Map<PlainChange, Set<PlainChange>> byChange = new HashMap<>();
  private final Map<PlainRepository, Map<String, Set<String>>> byCommit = new HashMap<>();

  PlainReverts(Reference world) {
    this.world = world;
  }

  Set<PlainChange> revertedBy(PlainChange change) {
    return byChange.computeIfAbsent(change, this::find);
  }

  private Set<PlainChange> find(PlainChange change) {
    Set<String> names = change.revertedNames();
    Set<String> commits = new TreeSet<>();
    change.commits().forEach(sha -> commits.addAll(reverted(change.repository(), sha)));
    Set<PlainChange> reverted = new HashSet<>();
    for (PlainChange other : world.allChanges()) {
      boolean named = names.contains(other.subject());
      boolean same = other.repository() == change.repository();
      if (other != change && (named || (same && isOneOf(other, commits)))) {
        reverted.add(other);
      }
    }
    return reverted;
  }

  private static boolean isOneOf(PlainChange change, Set<String> commits) {
    return commits.contains(Objects.requireNonNullElse(change.mergeCommit(), ""))
        || commits.contains(change.head());
  }

  /** What the message of a commit says that it reverts. */
  private Set<String> reverted(PlainRepository repository, String sha) {
    return byCommit.computeIfAbsent(repository, PlainReverts::told).getOrDefault(sha, Set.of());
  }

  private static Map<String, Set<String>> told(PlainRepository repository) {
    Map<String, Set<String>> told = new HashMap<>();
    for (Fact push : repository.pushes()) {
      List<String> shas = PlainFacts.lines(push, "commits");
      for (String line : PlainFacts.lines(push, "reverts")) {
        String[] placeAndSha = line.split(" ", 2);
        int place = Integer.parseInt(placeAndSha[0]);
        if (place < shas.size()) {
          told.computeIfAbsent(shas.get(place), s -> new TreeSet<>()).add(placeAndSha[1]);
        }
      }
    }
    return told;
  }

  /** When the first change landed that reverts it. */
  @Nullable Instant revertedAt(PlainChange change) {
    List<Instant> times = new ArrayList<>();
    for (PlainChange other : world.allChanges()) {
      Instant landed = other.landedAt();
      if (landed != null && revertedBy(other).contains(change)) {
        times.add(landed);
      }
    }
    return times.stream().min(Comparator.naturalOrder()).orElse(null);
  }
}
