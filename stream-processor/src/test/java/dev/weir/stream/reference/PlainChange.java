package dev.weir.stream.reference;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.flow.Stage;
import dev.weir.stream.reference.PlainDeployment.Doing;
import dev.weir.stream.reference.PlainObject.Openness;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A change: its links, its landing, its production, its stage at an instant. */
final class PlainChange {
  private static final Pattern NAME =
      Pattern.compile(
          "\\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\\s+([\\w.-]+/[\\w.-]+)?#(\\d+)\\b",
          Pattern.CASE_INSENSITIVE);

  private final String subject;
  private final PlainObject told;
  private final PlainRepository repository;
  private final List<PlainChange> others;
  private @Nullable Optional<Instant> landing;
  private @Nullable List<PlainDeployment> attempts;
  private final Map<DoneOn, Optional<Instant>> production = new EnumMap<>(DoneOn.class);

  /**
   * @param others all changes of its repository, itself among them; may still be filled
   */
  PlainChange(
      String subject, PlainObject told, PlainRepository repository, List<PlainChange> others) {
    this.subject = subject;
    this.told = told;
    this.repository = repository;
    this.others = others;
  }

  String subject() {
    return subject;
  }

  PlainObject told() {
    return told;
  }

  PlainRepository repository() {
    return repository;
  }

  @Nullable Instant landedAt() {
    if (landing == null) {
      landing = Optional.ofNullable(landedAt(Set.of(this)));
    }
    return landing.orElse(null);
  }

  /** By its merge commit, else by its head, or with the change into whose branch it was merged. */
  private @Nullable Instant landedAt(Set<PlainChange> way) {
    Instant merge = repository.landedAt(mergeCommit());
    Instant landed = merge != null ? merge : repository.landedAt(told.latest(Attributes.HEAD_SHA));
    Fact merged = told.merged();
    if (merged == null || repository.lands(merged)) {
      return landed;
    }
    String base =
        Objects.requireNonNullElse(
            merged.attribute("base_ref"),
            Objects.requireNonNullElse(told.latest(Attributes.BASE_REF), ""));
    return Stream.concat(
            Stream.ofNullable(landed),
            others.stream()
                .filter(other -> !way.contains(other) && other.isOfBranch(base))
                .filter(other -> other.isOfItsTime(merged.at()))
                .filter(other -> !other.isClosedBefore(merged.at()))
                .map(other -> other.landedAt(with(way, other)))
                .filter(at -> at != null && !at.isBefore(merged.at())))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private boolean isClosedBefore(Instant t) {
    Instant closed = told.closedAt();
    return closed != null && closed.isBefore(t);
  }

  private static Set<PlainChange> with(Set<PlainChange> way, PlainChange other) {
    Set<PlainChange> longer = new HashSet<>(way);
    longer.add(other);
    return longer;
  }

  private @Nullable String mergeCommit() {
    Fact merged = told.merged();
    return merged == null || merged.text("sha").isEmpty() ? null : merged.text("sha");
  }

  /** External ids that it names, in lower case. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (String attribute : List.of(Attributes.TITLE, Attributes.BODY)) {
      Matcher matcher = NAME.matcher(Objects.requireNonNullElse(told.latest(attribute), ""));
      while (matcher.find()) {
        String of = matcher.group(1) == null ? repository.name() : matcher.group(1);
        names.add(PlainFacts.lower(of + "#" + matcher.group(2)));
      }
    }
    pushes().forEach(push -> names.addAll(PlainFacts.lines(push, "names")));
    names.remove(subject);
    return names;
  }

  @Nullable Instant firstCommitAt() {
    return pushes()
        .map(push -> push.text("first_commit_at"))
        .filter(at -> !at.isEmpty())
        .map(Instant::parse)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Pushes to its branch, and the push that ends in its merge commit. */
  private Stream<Fact> pushes() {
    return repository.pushes().stream()
        .filter(push -> push.text("after").equals(mergeCommit()) || isOfBranch(push));
  }

  private boolean isOfBranch(Fact push) {
    return !push.subject().contains("@refs/tags/")
        && isOfBranch(PlainRepository.branchOf(push))
        && isOfItsTime(push.at());
  }

  private boolean isOfBranch(String branch) {
    return branch.equals(told.latest(Attributes.HEAD_REF))
        && repository.name().equals(told.latest(Attributes.HEAD_REPO));
  }

  /** From the closing of every change before it on its branch to its own, if others follow. */
  private boolean isOfItsTime(Instant pushed) {
    String branch = Objects.requireNonNull(told.latest(Attributes.HEAD_REF));
    Comparator<PlainChange> byCreation =
        Comparator.<PlainChange, Instant>comparing(change -> change.told.createdAt())
            .thenComparing(change -> change.subject);
    for (PlainChange other : others) {
      boolean before = byCreation.compare(other, this) < 0;
      PlainChange first = before ? other : this;
      Instant closed = first.told.closedAt();
      if (other != this && other.isOfBranch(branch) && closed != null) {
        boolean afterClosing = pushed.isAfter(closed);
        if (before != afterClosing) {
          return false;
        }
      }
    }
    return true;
  }

  private List<PlainDeployment> attempts() {
    Instant landed = landedAt();
    if (landed == null) {
      return List.of();
    }
    return repository.productionDeployments().stream()
        .filter(
            deployment -> {
              Instant commit = repository.landedAt(deployment.sha());
              return commit != null && !commit.isBefore(landed);
            })
        .sorted(Comparator.comparing(PlainDeployment::createdAt))
        .toList();
  }

  @Nullable Instant productionAt(DoneOn doneOn) {
    return production
        .computeIfAbsent(doneOn, d -> Optional.ofNullable(findProduction(d)))
        .orElse(null);
  }

  private @Nullable Instant findProduction(DoneOn doneOn) {
    Instant merged = told.mergedAt();
    return switch (doneOn) {
      case MERGE -> merged;
      case CLOSE -> merged == null ? null : Objects.requireNonNullElse(told.closedAt(), merged);
      default -> landedAt() == null ? null : repository.deliveredAt(doneOn, landedAt());
    };
  }

  boolean isBeforeRecords(DoneOn doneOn) {
    return doneOn == DoneOn.DEPLOYMENT
        && landedAt() != null
        && repository.isBeforeRecords(landedAt());
  }

  boolean isInProductionAt(Instant t, DoneOn doneOn) {
    return hasHappened(productionAt(doneOn), t);
  }

  boolean isAbandonedAt(Instant t) {
    return told.stateAt(t) == Openness.CANCELLED;
  }

  /** The first row that holds of the first table of section 5; null if it is abandoned. */
  @Nullable Stand standAt(Instant t, DoneOn doneOn) {
    if (isAbandonedAt(t)) {
      return null;
    }
    if (isInProductionAt(t, doneOn)) {
      return new Stand(Stage.PRODUCTION, false);
    }
    boolean landed = hasHappened(landedAt(), t);
    Stand deploying = landed && !isInProductionAt(t, DoneOn.DEPLOYMENT) ? deploying(t) : null;
    if (deploying != null) {
      return deploying;
    }
    if (landed || hasHappened(told.mergedAt(), t)) {
      return new Stand(Stage.TESTING, false);
    }
    return new Stand(told.isDraftAt(t) ? Stage.DEVELOPMENT : Stage.CODE_REVIEW, false);
  }

  private @Nullable Stand deploying(Instant t) {
    List<Doing> doings =
        attempts().stream()
            .filter(a -> a.at(t) == Doing.FAILED || !isSuperseded(a, t))
            .map(attempt -> attempt.at(t))
            .filter(doing -> doing != Doing.NOTHING)
            .toList();
    if (doings.contains(Doing.RUNNING)) {
      return new Stand(Stage.DEPLOYMENT, false);
    }
    if (doings.contains(Doing.WAITING)) {
      return new Stand(Stage.DEPLOYMENT_APPROVAL, false);
    }
    boolean failed = !doings.isEmpty() && doings.get(doings.size() - 1) == Doing.FAILED;
    return failed ? new Stand(Stage.DEPLOYMENT_APPROVAL, true) : null;
  }

  private boolean isSuperseded(PlainDeployment deployment, Instant t) {
    return repository.productionDeployments().stream()
        .filter(later -> later.environment().equalsIgnoreCase(deployment.environment()))
        .filter(later -> later.createdAt().isAfter(deployment.createdAt()))
        .anyMatch(later -> later.hasSucceededAt(t));
  }

  private static boolean hasHappened(@Nullable Instant at, Instant t) {
    return at != null && !at.isAfter(t);
  }
}
