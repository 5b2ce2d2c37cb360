package dev.weir.stream.normalize;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.normalize.Normalized.Read;
import dev.weir.stream.normalize.Normalized.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects the facts of one delivery and refuses those whose time cannot be. */
public final class FactCollector {
  private static final Instant EARLIEST = Instant.parse("2005-01-01T00:00:00Z");
  private static final Duration AHEAD = Duration.ofHours(24);

  private final Scope scope;
  private final Instant latest;
  private final Map<UUID, Fact> facts = new LinkedHashMap<>();
  private final List<Refused> refusals = new ArrayList<>();
  private int refusedFacts;

  public FactCollector(RawDelivery delivery) {
    this.scope = delivery.scope();
    this.latest = delivery.receivedAt().plus(AHEAD);
  }

  /** A fact of which there is one of its kind and subject. */
  public void addOnce(
      FactKind kind, String subject, EventTime time, Map<String, String> attributes) {
    add(kind, subject, at -> "", time, attributes);
  }

  /**
   * A fact, joined with an equal one; refused if its time cannot be.
   *
   * @param discriminator what tells it from its like, given its time
   */
  public void add(
      FactKind kind,
      String subject,
      Function<Instant, String> discriminator,
      EventTime time,
      Map<String, String> attributes) {
    Instant at = time.at();
    String refusal = refusalOf(time);
    if (at == null || refusal != null) {
      refusedFacts++;
      refuse(kind.wireName(), subject, time, refusal == null ? "no_time" : refusal);
      return;
    }
    Fact fact = Fact.of(scope, kind, subject, discriminator.apply(at), at, attributes);
    facts.merge(fact.id(), fact, Fact::join);
  }

  /** Notes the refusal of a part of a fact. */
  public void refuse(String kind, String subject, EventTime time, String reason) {
    Refused refused = new Refused(kind, subject, time.written(), reason);
    if (!refusals.contains(refused)) {
      refusals.add(refused);
    }
  }

  /** Why nothing can have happened at a time: a short code, or null if it can. */
  public @Nullable String refusalOf(EventTime time) {
    Instant at = time.at();
    if (time.written() == null) {
      return "no_time";
    }
    if (at == null) {
      return "unreadable_time";
    }
    if (at.isBefore(EARLIEST)) {
      return "before_2005";
    }
    return at.isAfter(latest) ? "in_the_future" : null;
  }

  /** A fact as of the latest of those collected; none if there are none. */
  public void addAsOfLatest(FactKind kind, String subject, String discriminator) {
    Instant latestAt = null;
    for (Fact fact : facts.values()) {
      latestAt = latestAt == null || fact.at().isAfter(latestAt) ? fact.at() : latestAt;
    }
    if (latestAt != null) {
      Fact fact = Fact.of(scope, kind, subject, discriminator, latestAt, Map.of());
      facts.merge(fact.id(), fact, Fact::join);
    }
  }

  /**
   * What was collected.
   *
   * @param nothing what to say if there was nothing to collect
   */
  public Read read(String nothing) {
    String ignored = null;
    if (facts.isEmpty()) {
      ignored = refusedFacts == 0 ? nothing : "all " + refusedFacts + " facts refused";
    }
    return new Read(List.copyOf(facts.values()), refusals, ignored);
  }
}
