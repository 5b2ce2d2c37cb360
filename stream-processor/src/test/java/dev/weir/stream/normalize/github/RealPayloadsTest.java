package dev.weir.stream.normalize.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.normalize.Normalized;
import dev.weir.stream.normalize.Normalized.Read;
import dev.weir.stream.normalize.Normalized.Unreadable;
import dev.weir.stream.normalize.github.RealPayloads.Delivered;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RealPayloadsTest {
  @Test
  void shouldReadEveryFileWithAnOutcome() throws IOException {
    List<Delivered> files = RealPayloads.gitHubFiles();
    assertThat(files).hasSizeGreaterThan(300);
    for (Delivered file : files) {
      Normalized normalized = GitHubReading.read(file.event(), file.body(), file.at());
      assertThat(normalized).as(file.name()).isInstanceOf(Read.class);
      Read read = (Read) normalized;
      assertThat(read.facts().isEmpty()).as(file.name()).isEqualTo(read.ignored() != null);
      assertThat(read.refusals()).as(file.name()).isEmpty();
    }
  }

  @Test
  void shouldFindEveryKindOfFactButThoseThatNoFileHolds() throws IOException {
    Set<FactKind> found = EnumSet.noneOf(FactKind.class);
    for (Delivered file : RealPayloads.gitHubFiles()) {
      Read read = (Read) GitHubReading.read(file.event(), file.body(), file.at());
      read.facts().forEach(fact -> found.add(fact.kind()));
    }
    assertThat(EnumSet.complementOf(EnumSet.copyOf(found)))
        .containsExactlyInAnyOrder(
            FactKind.CHANGE_MERGED, FactKind.ISSUE_DEPENDENCY, FactKind.BOARD_STATUS);
  }

  @Test
  void shouldGiveEveryDamagedFileAnOutcome() throws IOException {
    Random random = new Random(20260601);
    for (Delivered file : RealPayloads.gitHubFiles()) {
      for (int round = 0; round < 20; round++) {
        byte[] body = Damage.of(file.body(), random);
        if (GitHubReading.read(file.event(), body, file.at()) instanceof Unreadable unreadable) {
          assertThat(unreadable.reason()).as(file.name()).isNotEqualTo("reader_failed");
        }
      }
    }
  }

  @Test
  void shouldFindFactsInEveryDeliveryOfAHistory() throws IOException {
    Map<FactKind, Integer> counts = new EnumMap<>(FactKind.class);
    List<Delivered> deliveries = RealPayloads.history("govuk-2026-summer.ndjson.gz");
    for (Delivered delivery : deliveries) {
      Read read = (Read) GitHubReading.read(delivery.event(), delivery.body(), delivery.at());
      assertThat(read.refusals()).as(delivery.name()).isEmpty();
      assertThat(read.facts()).as(delivery.name()).isNotEmpty();
      for (Fact fact : read.facts()) {
        counts.merge(fact.kind(), 1, Integer::sum);
      }
    }
    assertThat(counts)
        .containsEntry(FactKind.CHANGE_CREATED, 398)
        .containsEntry(FactKind.CHANGE_MERGED, 398)
        .containsEntry(FactKind.PUSHED, 398)
        .containsEntry(FactKind.DEPLOYMENT_CREATED, 2 * 896)
        .containsEntry(FactKind.DEPLOYMENT_STATUS, 896)
        .containsEntry(FactKind.RELEASE_PUBLISHED, 325)
        .containsEntry(FactKind.RELEASE_OBSERVED, 325);
  }
}
