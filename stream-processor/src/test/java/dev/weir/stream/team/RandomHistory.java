package dev.weir.stream.team;

import dev.weir.schema.avro.Span;
import dev.weir.schema.avro.TeamItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Items of teams in versions, told in a random order: each item's versions in theirs. */
final class RandomHistory {
  /** One version of an item. */
  record Telling(Team team, TeamItem item) {}

  private static final Instant START = Instant.parse("2024-02-27T00:00:00Z");
  private static final List<String> TYPES = List.of("feature", "bug", "chore", "risk", "unknown");

  private final Random random;
  private final int days;

  RandomHistory(long seed) {
    this.random = new Random(seed);
    this.days = seed % 40 == 0 ? 9_000 : 5 + random.nextInt(120);
  }

  /** All versions of all items, interleaved, some told twice. */
  List<Telling> tellings() {
    List<List<Telling>> items = new ArrayList<>();
    for (int item = 1 + random.nextInt(14); item > 0; item--) {
      items.add(versions());
    }
    List<Telling> tellings = new ArrayList<>();
    while (!items.isEmpty()) {
      int next = random.nextInt(items.size());
      Telling telling = items.get(next).remove(0);
      tellings.add(telling);
      if (random.nextInt(5) == 0) {
        tellings.add(telling);
      }
      items.removeIf(List::isEmpty);
    }
    return tellings;
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  private List<Telling> versions() {
    Team team = new Team("acme", "team-" + random.nextInt(2));
    UUID id = new UUID(random.nextLong(), random.nextLong());
    List<Telling> versions = new ArrayList<>();
    TeamItem item = version(id);
    for (int version = 1 + random.nextInt(4); version > 0; version--) {
      item = oneIn(3) ? corrected(item) : version(id);
      item.setRemoved(oneIn(8));
      versions.add(new Telling(team, item));
    }
    return versions;
  }

  /** The same but for a moment: what an earlier fact, come late, does. */
  private TeamItem corrected(TeamItem item) {
    TeamItem corrected = TeamItem.newBuilder(item).build();
    corrected.setCreatedAt(item.getCreatedAt().minusMillis(random.nextInt(2)));
    return corrected;
  }

  private TeamItem version(UUID id) {
    Instant created = START.plus(duration(days));
    Instant started = after(created);
    Instant completed = started == null ? (oneIn(6) ? after(created) : null) : after(started);
    Instant cancelled = completed == null && oneIn(3) ? created.plus(duration(9)) : null;
    return new TeamItem(
        id,
        false,
        TYPES.get(random.nextInt(TYPES.size())),
        oneIn(4) ? "bot" : "human",
        created,
        started,
        completed,
        cancelled,
        completed != null && oneIn(6),
        completed == null ? null : (long) random.nextInt(100_000),
        completed == null ? null : (long) random.nextInt(100_000),
        started == null ? List.of() : spans(started, completed),
        started == null || !oneIn(3) ? List.of() : List.of(started.plus(duration(5))),
        completed == null || !oneIn(3) ? List.of() : ended(created, completed));
  }

  /** That it was completed and taken up again before. */
  private List<Span> ended(Instant created, Instant completed) {
    Instant begun = created.plus(duration(6));
    Instant over = begun.plus(duration(6)).plusMillis(1);
    return over.isAfter(completed) ? List.of() : List.of(new Span(begun, over));
  }

  private List<Span> spans(Instant started, @Nullable Instant completed) {
    if (!oneIn(3)) {
      return List.of(new Span(started, completed));
    }
    Instant left = started.plus(duration(6)).plusMillis(1);
    Instant again = left.plus(duration(6)).plusMillis(1);
    return oneIn(2)
        ? List.of(new Span(started, left))
        : List.of(new Span(again, oneIn(2) ? null : again.plusMillis(5)), new Span(started, left));
  }

  private @Nullable Instant after(Instant instant) {
    return oneIn(3) ? null : instant.plus(duration(oneIn(5) ? 90 : 8));
  }

  /** Often a whole number of days, since a day's edge is where mistakes are. */
  private Duration duration(int maxDays) {
    Duration whole = Duration.ofDays(random.nextInt(maxDays));
    return oneIn(3) ? whole : whole.plusMillis(random.nextInt(86_400_000));
  }
}
