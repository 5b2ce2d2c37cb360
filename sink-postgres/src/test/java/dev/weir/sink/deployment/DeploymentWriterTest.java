package dev.weir.sink.deployment;

import static dev.weir.sink.TestRecords.NOON;
import static dev.weir.sink.TestRecords.deployment;
import static dev.weir.sink.TestRecords.deploymentKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import dev.weir.schema.avro.Deployment;
import dev.weir.sink.batch.WriterHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeploymentWriterTest {
  private static final String X = "acme/shop/deployments/7";

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldTellWhatBecameOfADeployment(Version version) {
    try (var sink = WriterHarness.on(version, new DeploymentWriter())) {
      sink.write(sink.record(0, deploymentKey(X), deployment(X)));
      String outcome =
          "SELECT counted, rollback, hotfix, failed, recovered_at, status FROM deployments";
      assertThat(sink.database().read(outcome)).containsExactly("t|f|f|null|null|success");
      Deployment mended = deployment(X);
      mended.setCounted(false);
      mended.setRollback(true);
      mended.setHotfix(true);
      mended.setFailed(true);
      mended.setRecoveredAt(NOON);
      sink.write(sink.record(1, deploymentKey(X), mended));
      assertThat(sink.database().read(outcome))
          .containsExactly("f|t|t|t|2026-05-01 12:00:00+00|success");
      sink.write(sink.record(2, deploymentKey(X), null));
      assertThat(sink.database().read(outcome)).isEmpty();
    }
  }
}
