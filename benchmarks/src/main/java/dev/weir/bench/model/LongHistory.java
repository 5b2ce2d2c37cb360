package dev.weir.bench.model;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.fact.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A repository's history, made as it is asked for: five changes, each with a review and a CI run,
 * to a production deployment. Delivery i is always the same.
 */
final class LongHistory {
  static final Scope SCOPE = new Scope("default", "github", "github.com", "acme/shop");

  private static final Instant START = Instant.parse("2015-01-01T00:00:00Z");
  private static final int CHANGES_A_DEPLOYMENT = 5;

  private final int changes;

  LongHistory(int changes) {
    this.changes = changes;
  }

  /** Deliveries in all. */
  int size() {
    return changes + changes / CHANGES_A_DEPLOYMENT;
  }

  /** The order in which they are told: each once, in the order of time or at random. */
  int[] order(boolean random) {
    int[] order = new int[size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Random dice = new Random(7);
    for (int i = order.length - 1; random && i > 0; i--) {
      int other = dice.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    return order;
  }

  /** Facts of a delivery; every sixth is of a deployment. */
  List<Fact> delivery(int index) {
    int round = index / (CHANGES_A_DEPLOYMENT + 1);
    int place = index % (CHANGES_A_DEPLOYMENT + 1);
    return place == CHANGES_A_DEPLOYMENT
        ? deployment(round)
        : change(round * CHANGES_A_DEPLOYMENT + place);
  }

  private static List<Fact> change(int number) {
    Instant opened = START.plus(Duration.ofMinutes(40L * number));
    Instant merged = opened.plus(Duration.ofMinutes(90));
    String subject = "acme/shop#" + (number + 1);
    String head = sha('a', number);
    Map<String, String> run =
        Map.of("name", "build", "event", "push", "sha", head, "branch", "topic-" + number);
    String runs = "acme/shop/runs/" + number;
    return List.of(
        fact(FactKind.CHANGE_CREATED, subject, "", opened, Map.of("author", "ada")),
        seen(subject, opened, head, number, "open"),
        fact(FactKind.RUN_STARTED, runs, "1", opened.plusSeconds(5), run),
        fact(FactKind.RUN_FINISHED, runs, "1", opened.plusSeconds(400), finished(run)),
        fact(
            FactKind.REVIEW_SUBMITTED,
            subject,
            "r" + number,
            opened.plusSeconds(2_000),
            Map.of("reviewer", "grace", "state", "approved")),
        seen(subject, merged, head, number, "closed"),
        fact(FactKind.CHANGE_CLOSED, subject, "1", merged, Map.of()),
        fact(
            FactKind.CHANGE_MERGED,
            subject,
            "",
            merged,
            Map.of("sha", sha('b', number), "landing", "true")));
  }

  private static Fact seen(String subject, Instant at, String head, int number, String state) {
    return fact(
        FactKind.CHANGE_OBSERVED,
        subject,
        state,
        at,
        Map.of(
            Attributes.TITLE,
            "Change " + number,
            Attributes.STATE,
            state,
            Attributes.DRAFT,
            "false",
            Attributes.HEAD_SHA,
            head,
            Attributes.HEAD_REF,
            "topic-" + number,
            Attributes.HEAD_REPO,
            SCOPE.name(),
            Attributes.LABELS,
            "feature"));
  }

  private static Map<String, String> finished(Map<String, String> run) {
    Map<String, String> all = new java.util.HashMap<>(run);
    all.put("conclusion", "success");
    return all;
  }

  private static List<Fact> deployment(int round) {
    int last = (round + 1) * CHANGES_A_DEPLOYMENT - 1;
    Instant merged = START.plus(Duration.ofMinutes(40L * last + 90));
    String subject = "acme/shop/deployments/" + round;
    Map<String, String> made = Map.of("sha", sha('b', last), "environment", "production");
    return List.of(
        fact(FactKind.DEPLOYMENT_CREATED, subject, "", merged.plusSeconds(60), made),
        status(subject, merged.plusSeconds(90), made, "in_progress"),
        status(subject, merged.plusSeconds(300), made, "success"));
  }

  private static Fact status(String subject, Instant at, Map<String, String> made, String state) {
    Map<String, String> all = new java.util.HashMap<>(made);
    all.put("state", state);
    return fact(FactKind.DEPLOYMENT_STATUS, subject, state, at, all);
  }

  private static String sha(char kind, int number) {
    return kind + "%039x".formatted(number);
  }

  private static Fact fact(
      FactKind kind, String subject, String discriminator, Instant at, Map<String, String> told) {
    return Fact.of(SCOPE, kind, subject, discriminator, at, told);
  }
}
