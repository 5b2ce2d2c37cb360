package dev.weir.stream.reference;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.reference.PlainObject.Openness;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A change: its links, its commits, its landing. */
final class PlainChange {
  private static final Pattern NAME =
      Pattern.compile(
          "\\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\\s+"
              + "(?:([\\w.-]+/[\\w.-]+)?#(\\d+)\\b"
              + "|https?://github\\.com/([\\w.-]+/[\\w.-]+)/(?:issues|pull)/(\\d+)\\b)",
          Pattern.CASE_INSENSITIVE);

  private final String subject;
  private final PlainObject told;
  private final PlainRepository repository;
  private final List<PlainChange> others;
  private final PlainBranch branch;
  private final PlainReviews reviews;
  private final PlainStands stands;
  private final PlainDelivery delivery;
  private @Nullable Optional<Instant> landing;
  private @Nullable List<Fact> pushes;
  private @Nullable List<Instant> pushTimes;
  private @Nullable Set<String> names;
  private @Nullable Set<String> reverted;

  /**
   * @param others all changes of its repository, itself among them; may still be filled
   */
  PlainChange(
      String subject, PlainObject told, PlainRepository repository, List<PlainChange> others) {
    this.subject = subject;
    this.told = told;
    this.repository = repository;
    this.others = others;
    this.branch = new PlainBranch(this, others);
    this.reviews = new PlainReviews(told.facts(), told.created().text("author"));
    this.delivery = new PlainDelivery(this);
    this.stands = new PlainStands(this);
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

  PlainBranch branch() {
    return branch;
  }

  PlainReviews reviews() {
    return reviews;
  }

  PlainDelivery delivery() {
    return delivery;
  }

  /**
   * Where it stands at an instant; null if it is abandoned.
   *
   * @param production when it is in production for its item; null if it never is
   */
  @Nullable Stand standAt(Instant t, PlainRules rules, @Nullable Instant production) {
    return stands.at(t, rules, production);
  }

  boolean isAbandonedAt(Instant t) {
    return told.stateAt(t) == Openness.CANCELLED;
  }

  @Nullable Instant landedAt() {
    if (landing == null) {
      landing = Optional.ofNullable(landedAt(Set.of(this)));
    }
    return landing.orElse(null);
  }

  /** By its merge commit, else by its head, or with the change into whose branch it was merged. */
  private @Nullable Instant landedAt(Set<PlainChange> way) {
    Instant landed = repository.landedAt(landedCommit());
    Fact merged = told.merged();
    String base =
        merged == null
            ? ""
            : Objects.requireNonNullElse(
                merged.attribute("base_ref"),
                Objects.requireNonNullElse(told.latest(Attributes.BASE_REF), ""));
    if (merged != null && mergeCommit() == null && repository.lands(merged, base)) {
      return landed == null || merged.at().isBefore(landed) ? merged.at() : landed;
    }
    if (merged == null || repository.lands(merged, base)) {
      return landed;
    }
    return Stream.concat(
            Stream.ofNullable(landed),
            others.stream()
                .filter(other -> !way.contains(other) && other.branch.is(base))
                .filter(other -> other.branch.hasTime(merged.at()))
                .filter(other -> !other.isClosedBefore(merged.at()))
                .map(other -> other.landedAt(with(way, other)))
                .filter(at -> at != null && !at.isBefore(merged.at())))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Its merge commit where that landed, else its head; empty where it is not told. */
  String landedCommit() {
    String merge = mergeCommit();
    boolean untold = told.merged() != null && merge == null;
    if (untold && repository.landedAt(head()) == null) {
      return "";
    }
    return merge != null && repository.landedAt(merge) != null ? merge : head();
  }

  String head() {
    return Objects.requireNonNullElse(told.latest(Attributes.HEAD_SHA), "");
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

  @Nullable String mergeCommit() {
    Fact merged = told.merged();
    return merged == null || merged.text("sha").isEmpty() ? null : merged.text("sha");
  }

  /** Issues that it names, under their oldest names. */
  Set<String> names() {
    if (names == null) {
      names = findNames();
    }
    return names;
  }

  private Set<String> findNames() {
    Set<String> names = new TreeSet<>();
    for (String attribute : List.of(Attributes.TITLE, Attributes.BODY)) {
      Matcher matcher = NAME.matcher(Objects.requireNonNullElse(told.latest(attribute), ""));
      while (matcher.find()) {
        boolean url = matcher.group(4) != null;
        names.add(named(matcher.group(url ? 3 : 1), matcher.group(url ? 4 : 2)));
      }
    }
    for (Fact push : pushes()) {
      for (String name : PlainFacts.lines(push, "names")) {
        names.add(repository.facts().names().name(name));
      }
    }
    names.remove(subject);
    return names;
  }

  private String named(@Nullable String of, String number) {
    String name = of == null ? repository.name() : of;
    return repository.facts().names().name(name + "#" + number);
  }

  /** Changes that title or body say to revert. */
  Set<String> revertedNames() {
    if (reverted == null) {
      reverted = findReverted();
    }
    return reverted;
  }

  private Set<String> findReverted() {
    Set<String> names = new TreeSet<>();
    for (String attribute : List.of(Attributes.TITLE, Attributes.BODY)) {
      Matcher matcher =
          Pattern.compile(
                  "\\breverts:?\\s+([\\w.-]+/[\\w.-]+)?#(\\d+)\\b", Pattern.CASE_INSENSITIVE)
              .matcher(Objects.requireNonNullElse(told.latest(attribute), ""));
      while (matcher.find()) {
        names.add(named(matcher.group(1), matcher.group(2)));
      }
    }
    return names;
  }

  @Nullable Instant firstCommitAt() {
    return pushes().stream()
        .map(push -> push.text("first_commit_at"))
        .filter(at -> !at.isEmpty())
        .map(Instant::parse)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Pushes to its branch, and the push that ends in its merge commit. */
  List<Fact> pushes() {
    if (pushes == null) {
      pushes =
          repository.pushes().stream()
              .filter(push -> push.text("after").equals(mergeCommit()) || branch.has(push))
              .toList();
    }
    return pushes;
  }

  /** Times at which its branch was pushed to. */
  List<Instant> pushTimes() {
    if (pushTimes == null) {
      pushTimes =
          Stream.concat(
                  told.headPushes().stream(),
                  repository.pushes().stream().filter(branch::has).map(Fact::at))
              .toList();
    }
    return pushTimes;
  }

  /** Merge commit, head, and commits of its pushes. */
  Set<String> commits() {
    Set<String> commits = new TreeSet<>();
    commits.add(head());
    Stream.ofNullable(mergeCommit()).forEach(commits::add);
    pushes().forEach(push -> commits.addAll(PlainFacts.lines(push, "commits")));
    return commits;
  }
}
