package dev.weir.stream.scope.item;

import dev.weir.stream.explain.Noted;
import dev.weir.stream.explain.Telling;
import dev.weir.stream.explain.Tellings;
import dev.weir.stream.fact.FactIds;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.flow.Attempt;
import dev.weir.stream.flow.Change;
import dev.weir.stream.flow.Delivered;
import dev.weir.stream.scope.deployment.GroupFacts;
import dev.weir.stream.scope.object.BranchSpan;
import dev.weir.stream.scope.object.CommitRun;
import dev.weir.stream.scope.object.ObjectFacts;
import dev.weir.stream.scope.state.ChangeEntry;
import dev.weir.stream.scope.state.Codecs;
import dev.weir.stream.scope.state.GroupTable.Membership;
import dev.weir.stream.scope.state.PushTable;
import dev.weir.stream.scope.state.ScopeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Every fact behind the timeline of a change: its own, the push or merge that landed it, pushes to
 * its branch, and the shipments that delivered it or tried to.
 */
final class ChangeTellings {
  /** Of a change that has more, the later ones are not explained. */
  private static final int MOST = 500;

  private static final Comparator<Telling> ORDER =
      Comparator.comparing(Telling::at).thenComparing(Telling::fact).thenComparing(Telling::part);

  private final Scope scope;
  private final ScopeState state;

  ChangeTellings(Scope scope, ScopeState state) {
    this.scope = scope;
    this.state = state;
  }

  /** In the order of time, at most {@link #MOST}; none of a change that is not known. */
  List<Telling> of(String subject) {
    byte[] timeline = state.changes.timeline(subject);
    ChangeEntry entry = state.changes.get(subject);
    List<Noted> noted = state.facts.notedOf(subject);
    ObjectFacts told = ObjectFacts.of(noted.stream().map(Noted::fact).toList());
    if (timeline == null || entry == null || told == null) {
      return List.of();
    }
    Change change = Codecs.readChange(timeline);
    List<Telling> tellings = new ArrayList<>(Tellings.of(noted));
    tellings.addAll(Tellings.of(elsewhere(change, entry)));
    tellings.sort(ORDER);
    return tellings.size() > MOST ? tellings.subList(0, MOST) : tellings;
  }

  /** Facts of other subjects, each once. */
  private List<Noted> elsewhere(Change change, ChangeEntry entry) {
    List<Noted> found = new ArrayList<>();
    Set<UUID> seen = new HashSet<>();
    landing(change, entry, found);
    runs(entry, found);
    pushes(entry, found);
    shipments(change, found);
    found.removeIf(noted -> !seen.add(noted.fact().id()));
    return found;
  }

  private void landing(Change change, ChangeEntry entry, List<Noted> into) {
    Instant landedAt = change.landedAt();
    if (landedAt == null) {
      return;
    }
    for (String sha : entry.commits()) {
      Noted landing = state.sources.landing(sha, landedAt, state.facts);
      if (landing != null && landing.fact().kind() == FactKind.PUSHED) {
        into.add(landing);
      }
    }
  }

  private void runs(ChangeEntry entry, List<Noted> into) {
    for (String sha : entry.commits()) {
      for (String run : state.runs.subjectsOn(sha)) {
        state.facts.notedOf(run).stream()
            .filter(noted -> CommitRun.tells(noted.fact().kind()))
            .filter(noted -> noted.fact().text("sha").equals(sha))
            .forEach(into::add);
      }
    }
  }

  /** Pushes to its branch while that was its own. */
  private void pushes(ChangeEntry entry, List<Noted> into) {
    String branch = entry.branch();
    if (branch == null) {
      return;
    }
    BranchSpan span = BranchSpan.of(entry.tenure(), state.changes.ofBranch(branch));
    String subject = scope.name() + "@refs/heads/" + branch;
    for (PushTable.Ended push : state.pushes.endsOf(branch, span.after())) {
      if (span.holds(push.at())) {
        String discriminator = push.after() + ":" + push.at().toEpochMilli();
        UUID id = FactIds.of(scope, FactKind.PUSHED, subject, discriminator);
        Noted noted = state.facts.noted(subject, id);
        if (noted != null) {
          into.add(noted);
        }
      }
    }
  }

  private void shipments(Change change, List<Noted> into) {
    Set<UUID> shipments = new TreeSet<>();
    change.attempts().stream().map(Attempt::deployment).forEach(shipments::add);
    for (Delivered delivered : change.delivered().values()) {
      if (delivered.by() != null) {
        shipments.add(delivered.by());
      }
    }
    Instant last = lastDelivery(change);
    for (UUID shipment : shipments) {
      String subject = state.sources.subjectOf(shipment);
      if (subject != null) {
        notedOfGroup(subject).stream()
            .filter(noted -> last == null || !noted.fact().at().isAfter(last))
            .forEach(into::add);
      }
    }
  }

  /** Facts of a deployment, or of the jobs of its matrix, with what reviewers said. */
  private List<Noted> notedOfGroup(String subject) {
    Membership membership = state.groups.of(subject);
    if (membership == null) {
      return subject.contains("/runs/") ? reviews(subject) : state.facts.notedOf(subject);
    }
    List<Noted> noted = new ArrayList<>();
    for (String member : state.groups.members(membership.group())) {
      noted.addAll(state.facts.notedOf(member));
    }
    if (!membership.run().isEmpty()) {
      reviews(GroupFacts.runOf(subject, membership)).stream()
          .filter(
              review ->
                  review.fact().text("environment").equalsIgnoreCase(membership.environment()))
          .forEach(noted::add);
    }
    return noted;
  }

  private List<Noted> reviews(String run) {
    return state.facts.notedOf(run).stream()
        .filter(noted -> noted.fact().kind() == FactKind.DEPLOYMENT_REVIEWED)
        .toList();
  }

  private static @Nullable Instant lastDelivery(Change change) {
    Instant last = null;
    for (Delivered delivered : change.delivered().values()) {
      last = last == null || delivered.at().isAfter(last) ? delivered.at() : last;
    }
    return last;
  }
}
