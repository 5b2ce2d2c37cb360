package dev.weir.stream.reference;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactIds;
import dev.weir.stream.reference.PlainDelivery.Delivered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The row of an item. */
record PlainItemRow(
    PlainItem item, String subject, String externalId, String team, String type, Reference world) {
  private static final Comparator<Row> BY_CREATION =
      Comparator.<Row, Instant>comparing(row -> (Instant) row.columns().get("created_at"))
          .thenComparing(row -> (String) row.columns().get("external_id"));

  Row row() {
    PlainVisits visits = item.visits();
    PlainObject told = item.told();
    Instant started = visits.startedAt();
    Instant completed = visits.completedAt();
    String basis = completed == null ? null : basis(completed);
    boolean timed = basis != null && !basis.equals("before_records");
    Duration blocked = timed ? blocked(started, completed, stage -> true) : null;
    Duration active = timed ? dwell(started, completed, PlainStage::isActive) : null;
    Duration held = timed ? blocked(started, completed, PlainStage::isActive) : null;
    Duration waiting = timed ? dwell(started, completed, PlainStage::isWait) : null;
    String author = told.created().attribute("author");
    boolean bot =
        item.rules()
            .isBot(Objects.requireNonNullElse(author, ""), told.created().text("author_type"));
    return Row.of(
        "item_id", FactIds.of("default", "github.com", subject),
        "external_id", externalId,
        "team_id", team,
        "item_type", type,
        "origin", bot ? "bot" : "human",
        "title", told.latest(Attributes.TITLE),
        "description", told.latest(Attributes.BODY),
        "url", world.facts().url(told.facts(), externalId),
        "author", author,
        "labels", List.copyOf(told.labelsAt(Instant.MAX)),
        "current_stage", visits.last().id(),
        "status", visits.status(),
        "created_at", told.createdAt(),
        "updated_at", updatedAt(),
        "started_at", started,
        "completed_at", completed,
        "cancelled_at", visits.cancelledAt(),
        "completion_basis", basis,
        "active_seconds", active == null || held == null ? null : active.minus(held).toSeconds(),
        "wait_seconds", waiting == null || held == null ? null : waiting.plus(held).toSeconds(),
        "blocked_seconds", blocked == null ? null : blocked.toSeconds(),
        "rework_count", visits.rework(),
        "post_delivery_rework", item.postDeliveryRework(),
        "visits", visits.rows(this::blockedBetween),
        "changes", item.changes().stream().map(this::change).sorted(BY_CREATION).toList());
  }

  private @Nullable Duration dwell(
      @Nullable Instant from,
      @Nullable Instant to,
      java.util.function.Predicate<PlainStage> stages) {
    return from == null || to == null ? null : item.visits().dwell(stages, from, to);
  }

  /** Time of some stages in which it was blocked, from one time of a fact to the next. */
  private @Nullable Duration blocked(
      @Nullable Instant from,
      @Nullable Instant to,
      java.util.function.Predicate<PlainStage> stages) {
    if (from == null || to == null) {
      return null;
    }
    List<Instant> instants = new ArrayList<>(world.facts().instants());
    Duration sum = Duration.ZERO;
    for (int i = 0; i < instants.size(); i++) {
      Instant begin = instants.get(i);
      Instant end = i + 1 < instants.size() ? instants.get(i + 1) : to;
      if (begin.isBefore(to) && !begin.isBefore(from) && item.isBlockedAt(begin)) {
        sum = sum.plus(item.visits().dwell(stages, begin, end.isAfter(to) ? to : end));
      }
    }
    return sum;
  }

  /** From one time of a fact about it to the next. */
  private Duration blockedBetween(Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    Instant since = from;
    for (Instant at : item.told().facts().stream().map(Fact::at).sorted().toList()) {
      if (at.isAfter(since) && at.isBefore(to)) {
        sum = item.isBlockedAt(since) ? sum.plus(Duration.between(since, at)) : sum;
        since = at;
      }
    }
    return item.isBlockedAt(since) ? sum.plus(Duration.between(since, to)) : sum;
  }

  private Instant updatedAt() {
    Instant latest = item.visits().movedAt();
    List<Fact> facts = new ArrayList<>(item.told().facts());
    item.changes().forEach(change -> facts.addAll(change.told().facts()));
    for (Fact fact : facts) {
      latest = fact.at().isAfter(latest) ? fact.at() : latest;
    }
    return latest;
  }

  private Row change(PlainChange change) {
    Delivered production = item.production(change);
    Delivered deployed = change.delivery().by("deployment");
    Instant commit = change.firstCommitAt();
    boolean measured =
        production != null
            && !production.isBeforeRecords()
            && !change.delivery().services().isEmpty();
    boolean earlier = commit != null && commit.isBefore(change.told().createdAt());
    return Row.of(
        "external_id", world.facts().externalId(change.subject()),
        "created_at", change.told().createdAt(),
        "merged_at", change.told().mergedAt(),
        "landed_at", change.landedAt(),
        "production_at", production == null ? null : production.at(),
        "first_commit_at", commit,
        "before_records", production != null && production.isBeforeRecords(),
        "deployment_id", deployed == null ? null : deployed.by(),
        "deployed_at", deployed == null || deployed.by() == null ? null : deployed.at(),
        "first_review_at", change.reviews().firstAt(),
        "lead_time_basis", measured ? (earlier ? "first_commit" : "opened") : null,
        "reverted_at", world.revertedAt(change),
        "services", change.delivery().services().stream().map(PlainService::id).sorted().toList());
  }

  /** That of the change that was in production last. */
  private String basis(Instant completed) {
    String doneOn = item.rules().doneOn();
    List<Delivered> delivered = new ArrayList<>();
    for (PlainChange change : item.counting(completed)) {
      Delivered one = item.production(change);
      if (one != null) {
        delivered.add(one);
      }
    }
    if (delivered.isEmpty()) {
      return doneOn.equals("close") ? "close" : "closed";
    }
    return delivered.stream()
        .max(Comparator.comparing(Delivered::at).thenComparing(Delivered::isBeforeRecords))
        .orElseThrow()
        .basis();
  }
}
