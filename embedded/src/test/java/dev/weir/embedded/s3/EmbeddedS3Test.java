package dev.weir.embedded.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.embedded.FolderInUseException;
import dev.weir.embedded.PortInUseException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it does for its clients is held to the contract of the archiver's store. */
class EmbeddedS3Test {
  @TempDir private Path folder;

  private EmbeddedS3 start(Path data, int port) {
    return EmbeddedS3.start(new EmbeddedS3.Settings(data, port, "weir", "key", "secret"));
  }

  @Test
  void shouldAskForASignature() throws Exception {
    try (EmbeddedS3 s3 = start(folder, 0)) {
      URI object = s3.endpoint().resolve("/weir/a");
      HttpRequest unsigned =
          HttpRequest.newBuilder(object).PUT(HttpRequest.BodyPublishers.ofString("x")).build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(unsigned, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(s3.bucketFolder().resolve("a")).doesNotExist();
    }
  }

  @Test
  void shouldKeepItsFilesAndTakeItsPortAgain() throws Exception {
    int port;
    try (EmbeddedS3 s3 = start(folder, 0)) {
      port = s3.port();
      Files.writeString(s3.bucketFolder().resolve("a"), "kept");
    }
    try (EmbeddedS3 s3 = start(folder, port)) {
      assertThat(s3.bucketFolder().resolve("a")).hasContent("kept");
      assertThat(s3.endpoint()).hasPort(port);
    }
  }

  @Test
  void shouldRefuseATakenPortAndAFolderInUse() {
    try (EmbeddedS3 s3 = start(folder.resolve("a"), 0)) {
      assertThatThrownBy(() -> start(folder.resolve("b"), s3.port()))
          .isInstanceOf(PortInUseException.class);
      assertThatThrownBy(() -> start(folder.resolve("a"), 0))
          .isInstanceOf(FolderInUseException.class);
    }
  }
}
