package dev.weir.archive.object;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.archive.TestServers;
import dev.weir.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class S3StoreTest extends ObjectStoreContract {
  @Override
  ObjectStore store() {
    return TestServers.store();
  }

  @Test
  void shouldFailWhereNobodyAnswers() {
    try (S3Store nobody = store(URI.create("http://127.0.0.1:1"), "weir", TestServers.SECRET)) {
      assertThatThrownBy(() -> nobody.read("a")).isInstanceOf(StoreException.class);
      assertThatThrownBy(() -> nobody.putIfAbsent("a", new byte[1]))
          .isInstanceOf(StoreException.class);
    }
  }

  @Test
  void shouldFailWhereTheBucketIsMissingOrTheSecretIsWrong() {
    URI endpoint = TestServers.s3().endpoint();
    try (S3Store missing = store(endpoint, "none", TestServers.SECRET);
        S3Store wrong = store(endpoint, "weir", "wrong")) {
      assertThatThrownBy(() -> missing.list("a")).isInstanceOf(StoreException.class);
      assertThatThrownBy(() -> missing.putIfUnchanged("a", "\"v\"", new byte[1]))
          .isInstanceOf(StoreException.class);
      assertThatThrownBy(() -> wrong.read("a")).isInstanceOf(StoreException.class);
    }
  }

  private static S3Store store(URI endpoint, String bucket, String secret) {
    return new S3Store(
        new S3Location(
            Optional.of(endpoint),
            bucket,
            "us-east-1",
            Optional.of(TestServers.ACCESS),
            Optional.of(new Secret(secret)),
            true,
            Duration.ofSeconds(5)));
  }
}
