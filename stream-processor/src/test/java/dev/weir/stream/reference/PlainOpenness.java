package dev.weir.stream.reference;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.reference.PlainObject.Openness;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an issue or a change was open at an instant (MODEL.md, section 2). */
final class PlainOpenness {
  private final List<Fact> facts;
  private final @Nullable Instant mergedAt;
  private final Map<Instant, Openness> states = new HashMap<>();

  PlainOpenness(List<Fact> facts, @Nullable Instant mergedAt) {
    this.facts = facts;
    this.mergedAt = mergedAt;
  }

  /** Of what it is told at an instant, facts of that very instant included. */
  Openness at(Instant t) {
    return states.computeIfAbsent(t, this::findState);
  }

  private Openness findState(Instant t) {
    Openness moved = stateByMoves(t);
    return moved == Openness.OPEN ? stateBySight(t) : moved;
  }

  private Openness stateByMoves(Instant t) {
    Instant last = null;
    for (Fact fact : facts) {
      boolean tells = isOpening(fact) || (isClosing(fact) && holds(fact));
      if (tells && !fact.at().isAfter(t) && (last == null || fact.at().isAfter(last))) {
        last = fact.at();
      }
    }
    Instant told = last;
    if (told == null || facts.stream().anyMatch(f -> f.at().equals(told) && isReopening(f))) {
      return Openness.OPEN;
    }
    return facts.stream()
        .filter(fact -> fact.at().equals(told) && isClosing(fact) && holds(fact))
        .findFirst()
        .map(this::closed)
        .orElse(Openness.OPEN);
  }

  /** Seen closed although nothing told of a closing that held: as it was closed before. */
  private Openness stateBySight(Instant t) {
    return facts.stream()
        .filter(
            seen -> PlainObject.isObservation(seen) && seen.text(Attributes.STATE).equals("closed"))
        .filter(seen -> !seen.at().isAfter(t) && isClosedUntil(seen.at(), t))
        .flatMap(
            seen ->
                facts.stream()
                    .filter(fact -> isClosing(fact) && fact.at().isBefore(seen.at()))
                    .max(Comparator.comparing(Fact::at))
                    .stream())
        .max(Comparator.comparing(Fact::at))
        .map(this::closed)
        .orElse(Openness.OPEN);
  }

  /** Whether nobody saw it open since, and what comes next is no other closing. */
  private boolean isClosedUntil(Instant seen, Instant t) {
    Instant next =
        facts.stream()
            .filter(fact -> (isOpening(fact) || isClosing(fact)) && !fact.at().isBefore(seen))
            .map(Fact::at)
            .min(Comparator.naturalOrder())
            .orElse(Instant.MAX);
    boolean opens = facts.stream().anyMatch(fact -> isOpening(fact) && fact.at().equals(next));
    return next.equals(Instant.MAX) || (opens && next.isAfter(t));
  }

  /** Of closings with no reopening between them the last holds. */
  private boolean holds(Fact closing) {
    return facts.stream()
        .filter(later -> isClosing(later) && later.at().isAfter(closing.at()))
        .allMatch(later -> facts.stream().anyMatch(open -> isBetween(closing, open, later)));
  }

  private boolean isBetween(Fact closing, Fact open, Fact later) {
    boolean after =
        open.at().isAfter(closing.at()) || (open.at().equals(closing.at()) && isReopening(open));
    return isOpening(open) && after && !open.at().isAfter(later.at());
  }

  private static boolean isClosing(Fact fact) {
    return fact.kind() == FactKind.ISSUE_CLOSED || fact.kind() == FactKind.CHANGE_CLOSED;
  }

  private static boolean isOpening(Fact fact) {
    return PlainObject.isObservation(fact) && fact.text(Attributes.STATE).equals("open");
  }

  /** An action beats a closing of its instant; that something is created open does not. */
  private static boolean isReopening(Fact fact) {
    return isOpening(fact) && PlainObject.changes(fact, Attributes.STATE);
  }

  private Openness closed(Fact closing) {
    if (closing.kind() == FactKind.CHANGE_CLOSED) {
      boolean isLast = facts.stream().noneMatch(f -> isClosing(f) && f.at().isAfter(closing.at()));
      boolean isMerged = mergedAt != null && (isLast || !mergedAt.isAfter(closing.at()));
      return isMerged ? Openness.COMPLETED : Openness.CANCELLED;
    }
    boolean cancelled = Set.of("not_planned", "duplicate").contains(closing.text("reason"));
    return cancelled ? Openness.CANCELLED : Openness.COMPLETED;
  }
}
