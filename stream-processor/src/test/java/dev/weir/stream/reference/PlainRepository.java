package dev.weir.stream.reference;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Landings, pushes and what ships of a repository (MODEL.md, section 4). */
final class PlainRepository {
  /** Brings everything that landed at or before both times to its channel at the second. */
  record Shipment(java.util.UUID id, Instant landedAt, Instant at) {}

  private final String name;
  private final String displayName;
  private final PlainFacts facts;
  private final PlainRules rules;
  private final List<PlainService> services;
  private final List<PlainDeployment> deployments;
  private final PlainRuns runs;
  private final Map<String, Optional<Instant>> landings = new HashMap<>();
  private final Map<String, List<PlainSuccess>> successes = new HashMap<>();

  PlainRepository(String name, String displayName, PlainFacts facts, PlainStream stream) {
    this.name = name;
    this.displayName = displayName;
    this.facts = facts;
    this.rules = stream.rulesOfRepository(displayName);
    this.services = stream.servicesOf(displayName);
    this.deployments = PlainDeployment.of(facts, name);
    this.runs = PlainRuns.of(facts, name);
  }

  String name() {
    return name;
  }

  String displayName() {
    return displayName;
  }

  PlainFacts facts() {
    return facts;
  }

  PlainRules rules() {
    return rules;
  }

  List<PlainService> services() {
    return services;
  }

  List<PlainDeployment> deployments() {
    return deployments;
  }

  PlainRuns runs() {
    return runs;
  }

  List<PlainSuccess> successes(PlainService service) {
    return successes.computeIfAbsent(service.id(), id -> PlainSuccess.of(service, this));
  }

  @Nullable Instant landedAt(@Nullable String sha) {
    if (sha == null || sha.isEmpty()) {
      return null;
    }
    return landings.computeIfAbsent(sha, s -> Optional.ofNullable(findLanding(s))).orElse(null);
  }

  private @Nullable Instant findLanding(String sha) {
    Stream<Instant> merged =
        facts.ofKind(name, FactKind.CHANGE_MERGED).stream()
            .filter(fact -> fact.text("sha").equals(sha) && lands(fact))
            .map(Fact::at);
    Stream<Instant> pushed =
        pushes().stream()
            .filter(push -> isLanding(push) && PlainFacts.lines(push, "commits").contains(sha))
            .map(Fact::at);
    return Stream.concat(merged, pushed).min(Comparator.naturalOrder()).orElse(null);
  }

  boolean lands(Fact merged) {
    return lands(merged, merged.text("base_ref"));
  }

  boolean lands(Fact merged, String base) {
    return merged.text("landing").equals("true")
        || rules.isLandingBranch(base)
        || (!base.isEmpty() && base.equals(merged.text("default_branch")));
  }

  List<Fact> pushes() {
    return facts.ofKind(name, FactKind.PUSHED);
  }

  static String branchOf(Fact push) {
    return push.subject().replaceAll("^[^@]*@(refs/heads/)?", "");
  }

  private boolean isLanding(Fact push) {
    String branch = branchOf(push);
    return !push.subject().contains("@refs/tags/")
        && (branch.equals(push.attribute("default_branch")) || rules.isLandingBranch(branch));
  }

  /** Paths of commits, as far as any push tells them. */
  Set<String> pathsOf(Set<String> commits) {
    Set<String> paths = new TreeSet<>();
    for (Fact push : pushes()) {
      List<String> shas = PlainFacts.lines(push, "commits");
      for (String line : PlainFacts.lines(push, "paths")) {
        int blank = line.indexOf(' ');
        int place = Integer.parseInt(line.substring(0, blank));
        if (place < shas.size() && commits.contains(shas.get(place))) {
          paths.add(line.substring(blank + 1));
        }
      }
    }
    return paths;
  }

  boolean isProduction(PlainDeployment deployment) {
    return !deployment.isTransient() && !productionServices(deployment).isEmpty();
  }

  /** Services whose production it goes to. */
  List<PlainService> productionServices(PlainDeployment deployment) {
    return services.stream()
        .filter(service -> service.isProduction(deployment.environment()))
        .toList();
  }

  /** What landed longer before the first success of a service than is plausible. */
  boolean isBeforeRecords(PlainService service, Instant landed) {
    return successes(service).stream()
        .filter(success -> success.landedAt() != null)
        .findFirst()
        .map(first -> Objects.requireNonNull(first.landedAt()))
        .map(first -> first.minus(rules.firstDeploymentWindow()))
        .filter(landed::isBefore)
        .isPresent();
  }

  /** When a release or a tag brought what landed at an instant; null if none did. */
  @Nullable Shipment shippedBy(String channel, Instant landed) {
    return (channel.equals("release") ? releases() : tags())
        .stream()
            .filter(s -> !landed.isAfter(s.landedAt()) && !landed.isAfter(s.at()))
            .min(
                Comparator.comparing(Shipment::at)
                    .thenComparing(Shipment::landedAt)
                    .thenComparing(Shipment::id))
            .orElse(null);
  }

  private List<Shipment> releases() {
    return facts.ofKind(name, FactKind.RELEASE_PUBLISHED).stream()
        .map(this::release)
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable Shipment shipment(Fact fact, @Nullable Instant landed) {
    return landed == null ? null : new Shipment(fact.id(), landed, fact.at());
  }

  /** The tag says which commit it is of, else the commit or branch that it was made from. */
  private @Nullable Shipment release(Fact release) {
    Instant released = releasedAt(release);
    String tagged = commitOf(release.text("tag"));
    String target = release.text("target");
    if (released == null) {
      return null;
    }
    Instant landed;
    if (tagged != null || target.matches("[0-9a-f]{40}")) {
      landed = landedAt(tagged == null ? target : tagged);
    } else {
      boolean elsewhere = release.text("landing").equals("false") && !target.isEmpty();
      landed = elsewhere && !rules.isLandingBranch(target) ? null : release.at();
    }
    return landed == null ? null : new Shipment(release.id(), landed, released);
  }

  /** From its publication on, when it is first no prerelease. */
  private @Nullable Instant releasedAt(Fact release) {
    List<Fact> seen =
        facts.of(PlainFacts.lower(release.subject())).stream()
            .filter(fact -> fact.kind() == FactKind.RELEASE_OBSERVED)
            .sorted(
                Comparator.comparing(Fact::at)
                    .thenComparing(fact -> !fact.text("changed").isEmpty())
                    .thenComparing(fact -> fact.text("prerelease")))
            .toList();
    List<Instant> instants =
        Stream.concat(Stream.of(release.at()), seen.stream().map(Fact::at)).sorted().toList();
    for (Instant t : instants) {
      Fact latest =
          seen.stream().filter(fact -> !fact.at().isAfter(t)).reduce((a, b) -> b).orElse(null);
      boolean is = latest == null ? isFirstPre(seen) : latest.text("prerelease").equals("true");
      if (!t.isBefore(release.at()) && !is) {
        return t;
      }
    }
    return null;
  }

  /** Before it is first seen it is what it is seen as first. */
  private static boolean isFirstPre(List<Fact> seen) {
    Instant first = seen.isEmpty() ? null : seen.get(0).at();
    return seen.stream()
        .filter(fact -> fact.at().equals(first))
        .reduce((a, b) -> b)
        .map(fact -> fact.text("prerelease").equals("true"))
        .orElse(false);
  }

  private @Nullable String commitOf(String tag) {
    return tagPushes(tag).stream().findFirst().map(PlainRepository::tagged).orElse(null);
  }

  private List<Shipment> tags() {
    List<Shipment> shipments = new ArrayList<>();
    pushes().stream()
        .map(push -> push.subject().replaceAll("^.*@refs/tags/", ""))
        .distinct()
        .forEach(
            tag ->
                tagPushes(tag).stream()
                    .findFirst()
                    .map(push -> shipment(push, landedAt(tagged(push))))
                    .ifPresent(shipments::add));
    return shipments;
  }

  /** Its pushes, the earliest first; at equal times that of the greater commit. */
  private List<Fact> tagPushes(String tag) {
    return pushes().stream()
        .filter(push -> push.subject().endsWith("@refs/tags/" + tag))
        .filter(push -> !push.text("commits").isEmpty())
        .sorted(
            Comparator.comparing(Fact::at)
                .thenComparing(PlainRepository::tagged, Comparator.reverseOrder()))
        .toList();
  }

  private static String tagged(Fact push) {
    List<String> commits = PlainFacts.lines(push, "commits");
    return commits.get(commits.size() - 1);
  }
}
