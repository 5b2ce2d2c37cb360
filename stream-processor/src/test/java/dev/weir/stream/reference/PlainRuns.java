package dev.weir.stream.reference;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The CI runs of a repository.
 *
 * @param runs the facts of each run's beginnings and ends
 */
record PlainRuns(Map<String, List<Fact>> runs) {
  private static final Set<String> PASSED = Set.of("success");
  private static final Set<String> FAILED = Set.of("failure", "timed_out", "startup_failure");
  private static final Set<String> LEFT_OUT = Set.of("skipped", "neutral");

  static PlainRuns of(PlainFacts facts, String repository) {
    return new PlainRuns(
        Stream.concat(
                facts.ofKind(repository, FactKind.RUN_STARTED).stream(),
                facts.ofKind(repository, FactKind.RUN_FINISHED).stream())
            .collect(Collectors.groupingBy(fact -> PlainFacts.lower(fact.subject()))));
  }

  /** Required runs of a commit that began by an instant: their facts up to it. */
  private List<List<Fact>> required(String sha, boolean landed, PlainRules rules, Instant t) {
    return runs.values().stream()
        .filter(run -> !sha.isEmpty() && told(run, "sha").equals(sha))
        .filter(run -> rules.requires(told(run, "name")))
        .filter(run -> isWanted(told(run, "event"), landed))
        .map(run -> run.stream().filter(fact -> !fact.at().isAfter(t)).toList())
        .filter(run -> !run.isEmpty())
        .toList();
  }

  private static boolean isWanted(String event, boolean landed) {
    return Set.of("push", "pull_request").contains(event)
        || (landed && event.equals("merge_group"));
  }

  private static String told(List<Fact> run, String attribute) {
    return run.stream().map(fact -> fact.text(attribute)).max(Comparator.naturalOrder()).orElse("");
  }

  private static int attempt(Fact fact) {
    return Integer.parseInt(fact.discriminator());
  }

  /** The conclusion of the greatest attempt that is decided; null if none is. */
  private static @Nullable String decisive(List<Fact> run) {
    return run.stream()
        .filter(fact -> fact.kind() == FactKind.RUN_FINISHED)
        .filter(
            fact ->
                PASSED.contains(fact.text("conclusion"))
                    || FAILED.contains(fact.text("conclusion")))
        .max(Comparator.comparing(PlainRuns::attempt).thenComparing(f -> f.text("conclusion")))
        .map(fact -> fact.text("conclusion"))
        .orElse(null);
  }

  private static boolean isLeftOut(List<Fact> run) {
    int latest = run.stream().mapToInt(PlainRuns::attempt).max().orElseThrow();
    return run.stream()
        .filter(fact -> attempt(fact) == latest)
        .anyMatch(fact -> LEFT_OUT.contains(fact.text("conclusion")));
  }

  boolean hasFailedAt(String sha, boolean landed, PlainRules rules, Instant t) {
    return required(sha, landed, rules, t).stream()
        .map(PlainRuns::decisive)
        .anyMatch(conclusion -> conclusion != null && FAILED.contains(conclusion));
  }

  boolean haveAllPassedAt(String sha, PlainRules rules, Instant t) {
    List<List<Fact>> wanted =
        required(sha, true, rules, t).stream().filter(run -> !isLeftOut(run)).toList();
    return !wanted.isEmpty()
        && wanted.stream().map(PlainRuns::decisive).allMatch(c -> c != null && PASSED.contains(c));
  }
}
