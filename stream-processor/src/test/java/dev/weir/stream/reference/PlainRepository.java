package dev.weir.stream.reference;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.flow.DoneOn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Landings, pushes and what ships of a repository (MODEL.md, section 4). */
final class PlainRepository {
  /** Brings everything that landed at or before both times to its channel at the second. */
  private record Shipment(Instant landedAt, Instant at) {}

  private final String name;
  private final PlainFacts facts;
  private final PlainRules rules;
  private final List<PlainDeployment> deployments;

  PlainRepository(String name, PlainFacts facts, PlainRules rules) {
    this.name = name;
    this.facts = facts;
    this.rules = rules;
    this.deployments = findProductionDeployments();
  }

  String name() {
    return name;
  }

  @Nullable Instant landedAt(@Nullable String sha) {
    if (sha == null || sha.isEmpty()) {
      return null;
    }
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
    return merged.text("landing").equals("true") || rules.isLandingBranch(merged.text("base_ref"));
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

  List<PlainDeployment> productionDeployments() {
    return deployments;
  }

  private List<PlainDeployment> findProductionDeployments() {
    return Stream.concat(
            facts.ofKind(name, FactKind.DEPLOYMENT_CREATED).stream(),
            facts.ofKind(name, FactKind.DEPLOYMENT_STATUS).stream())
        .map(fact -> PlainFacts.lower(fact.subject()))
        .distinct()
        .map(subject -> new PlainDeployment(subject, facts.of(subject)))
        .filter(PlainDeployment::isProduction)
        .toList();
  }

  /** When a change that landed at an instant was delivered; null if it was not. */
  @Nullable Instant deliveredAt(DoneOn channel, Instant landed) {
    if (channel == DoneOn.DEPLOYMENT && isBeforeRecords(landed)) {
      return landed;
    }
    return shipments(channel).stream()
        .filter(s -> !landed.isAfter(s.landedAt()) && !landed.isAfter(s.at()))
        .map(Shipment::at)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  boolean isBeforeRecords(Instant landed) {
    return shipments(DoneOn.DEPLOYMENT).stream()
        .min(Comparator.comparing(Shipment::at).thenComparing(Shipment::landedAt))
        .map(first -> first.landedAt().minus(PlainRules.FIRST_DEPLOYMENT_WINDOW))
        .filter(landed::isBefore)
        .isPresent();
  }

  private List<Shipment> shipments(DoneOn channel) {
    return switch (channel) {
      case DEPLOYMENT ->
          productionDeployments().stream()
              .map(d -> shipment(landedAt(d.sha()), d.succeededAt()))
              .filter(Objects::nonNull)
              .toList();
      case RELEASE ->
          facts.ofKind(name, FactKind.RELEASE_PUBLISHED).stream()
              .filter(fact -> !fact.text("prerelease").equals("true"))
              .map(this::release)
              .filter(Objects::nonNull)
              .toList();
      default -> tags();
    };
  }

  private static @Nullable Shipment shipment(@Nullable Instant landed, @Nullable Instant at) {
    return landed == null || at == null ? null : new Shipment(landed, at);
  }

  private @Nullable Shipment release(Fact release) {
    String target = release.text("target");
    String sha = target.matches("[0-9a-f]{40}") ? target : commitOf(release.text("tag"));
    return shipment(sha == null ? release.at() : landedAt(sha), release.at());
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
                    .map(push -> shipment(landedAt(tagged(push)), push.at()))
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
