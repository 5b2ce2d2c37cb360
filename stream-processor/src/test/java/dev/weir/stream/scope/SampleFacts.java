package dev.weir.stream.scope;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.scope.name.Items;
import dev.weir.stream.scope.name.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What deliveries about a repository tell, as facts. Hours count from a day in March. */
final class SampleFacts {
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  /** What one delivery told in a scope. */
  record Delivery(Scope scope, List<Fact> facts) {
    void to(World world) {
      world.take(scope, facts);
    }
  }

  private SampleFacts() {}

  static Scope scope(String repository) {
    return new Scope("default", "github", "github.com", repository);
  }

  static Instant hour(int hour) {
    return START.plusSeconds(3600L * hour);
  }

  static Delivery issue(String subject, int created, int seen, String... attributes) {
    Map<String, String> observed = new HashMap<>(Map.of("title", "Do it", "state", "open"));
    put(observed, attributes);
    return told(
        subject,
        Fact.of(
            scope(repository(subject)),
            FactKind.ISSUE_CREATED,
            subject,
            "",
            hour(created),
            Map.of("author", "ada", "url", "https://github.com/" + subject)),
        observed(FactKind.ISSUE_OBSERVED, subject, seen, observed));
  }

  static Delivery change(String subject, int created, int seen, String... attributes) {
    Map<String, String> observed =
        new HashMap<>(
            Map.of(
                "title",
                "Change it",
                "state",
                "open",
                Attributes.HEAD_SHA,
                "head of " + subject.replaceAll(".*#", ""),
                Attributes.HEAD_REF,
                "branch-" + subject.replaceAll(".*#", ""),
                Attributes.HEAD_REPO,
                repository(subject).toLowerCase(java.util.Locale.ROOT)));
    put(observed, attributes);
    return told(
        subject,
        fact(subject, FactKind.CHANGE_CREATED, "", created, Map.of("author", "ada")),
        observed(FactKind.CHANGE_OBSERVED, subject, seen, observed));
  }

  static Delivery merged(String subject, int at, String sha) {
    return told(
        subject,
        fact(
            subject,
            FactKind.CHANGE_MERGED,
            "",
            at,
            Map.of("sha", sha, "landing", "true", "base_ref", "main")));
  }

  static Delivery deployed(String repository, int id, int at, String sha) {
    String subject = repository + "/deployments/" + id;
    return new Delivery(
        scope(repository),
        List.of(
            fact(
                subject,
                FactKind.DEPLOYMENT_CREATED,
                "",
                at,
                Map.of("sha", sha, "environment", "production")),
            fact(
                subject,
                FactKind.DEPLOYMENT_STATUS,
                "1",
                at,
                Map.of("sha", sha, "environment", "production", "state", "success"))));
  }

  static Delivery pushed(String repository, String branch, int at, String sha, String names) {
    return new Delivery(
        scope(repository),
        List.of(
            fact(
                repository + "@refs/heads/" + branch,
                FactKind.PUSHED,
                sha + ":" + at,
                at,
                Map.of("after", sha, "commits", sha, "default_branch", "main", "names", names))));
  }

  static Delivery deleted(String subject, int at) {
    return told(subject, fact(subject, FactKind.ISSUE_DELETED, "", at, Map.of()));
  }

  static Delivery closed(String subject, int at) {
    return told(
        subject, fact(subject, FactKind.ISSUE_CLOSED, "" + at, at, Map.of("reason", "completed")));
  }

  /** A repository was seen under a name. */
  static Delivery named(String repository, String id, int at) {
    return told(repository, fact(repository, FactKind.REPOSITORY_NAMED, id, at, Map.of()));
  }

  static Delivery renamed(String from, String to, String id, int at) {
    return told(
        to,
        fact(to, FactKind.REPOSITORY_RENAMED, id + ":" + at, at, Map.of("from", from)),
        fact(to, FactKind.REPOSITORY_NAMED, id, at, Map.of()));
  }

  /** An issue became another one, as the scope of either name is told. */
  static Delivery moved(String toldUnder, String from, String to, int at) {
    return told(
        toldUnder,
        fact(
            toldUnder,
            FactKind.ISSUE_MOVED,
            Names.lower(from + ">" + to),
            at,
            Map.of("from", from, "to", to)));
  }

  private static Delivery told(String subject, Fact... facts) {
    return new Delivery(scope(repository(subject)), new ArrayList<>(List.of(facts)));
  }

  static Fact fact(
      String subject, FactKind kind, String discriminator, int at, Map<String, String> attributes) {
    return Fact.of(scope(repository(subject)), kind, subject, discriminator, hour(at), attributes);
  }

  private static Fact observed(
      FactKind kind, String subject, int at, Map<String, String> attributes) {
    return fact(subject, kind, at + ":" + attributes.hashCode(), at, attributes);
  }

  private static void put(Map<String, String> into, String... attributes) {
    for (int i = 0; i < attributes.length; i += 2) {
      into.put(attributes[i], attributes[i + 1]);
    }
  }

  static String repository(String subject) {
    return Items.repositoryOf(subject);
  }
}
