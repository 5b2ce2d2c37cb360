package dev.weir.stream.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.normalize.Normalized.Read;
import dev.weir.stream.normalize.github.GitHubPayloads;
import dev.weir.stream.valuestream.ValueStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadersTest {
  private static final RawDelivery DELIVERY =
      GitHubPayloads.issue("acme/shop", 1).delivery(Instant.parse("2026-06-01T00:00:00Z"));

  private final Readers readers = new Readers(ValueStream.builtIn());

  @Test
  void shouldReadGitHub() {
    assertThat(((Read) readers.of("github").read(DELIVERY)).facts()).hasSize(3);
  }

  @Test
  void shouldIgnoreASourceWithoutReader() {
    assertThat(readers.of("gitea").read(DELIVERY))
        .isEqualTo(new Read(List.of(), List.of(), "no reader for source gitea yet"));
  }
}
