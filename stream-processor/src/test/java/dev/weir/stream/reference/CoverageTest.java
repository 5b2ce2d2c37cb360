package dev.weir.stream.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.stream.fact.FactKind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The random organisations meet every rule often enough to tell something of it. */
class CoverageTest {
  private static final int SEEDS = 600;
  private static final int LEAST = 3;

  private static final List<String> ROWS =
      List.of(
          "cancelled",
          "deploying",
          "deployment waits",
          "deployment failed",
          "deployment rejected",
          "run failed on landed commit",
          "runs passed on landed commit",
          "landed",
          "merged elsewhere",
          "queued",
          "draft",
          "changes requested",
          "run failed on head",
          "approved",
          "open",
          "all delivered",
          "closed",
          "reopened",
          "status",
          "named",
          "assigned",
          "created",
          "hotfix for an incident elsewhere");

  private static final List<String> VALUES =
      List.of(
          "completion_basis=deployment",
          "completion_basis=release",
          "completion_basis=tag",
          "completion_basis=merge",
          "completion_basis=close",
          "completion_basis=closed",
          "completion_basis=before_records",
          "blocked_seconds",
          "rework_count",
          "post_delivery_rework",
          "origin=bot",
          "item_type=bug",
          "item_type=feature",
          "item_type=chore",
          "item_type=risk",
          "first_review_at",
          "reverted_at",
          "lead_time_basis=opened",
          "lead_time_basis=first_commit",
          "counted=false",
          "redeploy=true",
          "rollback=true",
          "hotfix=true",
          "failed=true",
          "recovered_at",
          "recovery_time_p50_millis",
          "failed_deployments",
          "rework_deployments");

  @Test
  void shouldMeetEveryRuleAndEveryKindOfFact() {
    assumeTrue(Arrays.stream(Feature.values()).allMatch(Feature::isOn), "not all is told of");
    SortedMap<String, Integer> met = new TreeMap<>();
    LongStream.rangeClosed(1, SEEDS)
        .parallel()
        .mapToObj(CoverageTest::metBy)
        .toList()
        .forEach(once -> once.forEach(one -> met.merge(one, 1, Integer::sum)));
    Arrays.stream(FactKind.values()).forEach(kind -> met.putIfAbsent(kind.name(), 0));
    ROWS.forEach(row -> met.putIfAbsent(row, 0));
    VALUES.forEach(value -> met.putIfAbsent(value, 0));

    met.values().removeIf(seeds -> seeds >= LEAST);
    assertThat(met).as("met by too few organisations").isEmpty();
  }

  private static Set<String> metBy(long seed) {
    List<Delivery> story = RandomOrganisation.deliveries(seed);
    Reference reference = Reference.of(story, RandomRules.of(seed).plain());
    Set<String> once = new HashSet<>();
    reference.tables().tables().values().stream()
        .flatMap(rows -> rows.values().stream())
        .forEach(row -> meet(once, row));
    once.addAll(reference.rowsThatHeld());
    story.stream()
        .flatMap(delivery -> delivery.facts().stream())
        .forEach(fact -> once.add(fact.kind().name()));
    return once;
  }

  /** Its columns with their values, but for those that are zero. */
  private static void meet(Set<String> met, Row row) {
    for (Map.Entry<String, Object> column : row.columns().entrySet()) {
      boolean zero = column.getValue() instanceof Number number && number.longValue() == 0;
      String value = column.getKey() + "=" + column.getValue();
      if (VALUES.contains(value)) {
        met.add(value);
      } else if (VALUES.contains(column.getKey()) && !zero) {
        met.add(column.getKey());
      }
      if (column.getValue() instanceof List<?> list) {
        list.stream().filter(Row.class::isInstance).forEach(inner -> meet(met, (Row) inner));
      }
    }
  }
}
