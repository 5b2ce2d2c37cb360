package dev.weir.stream.valuestream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** The value stream of {@code value-stream.default.yaml}, which gives every default. */
final class BuiltIn {
  private static final String RESOURCE = "value-stream.default.yaml";

  /** What the built-in file is laid over; it gives every key, so none of this shows. */
  private static final Rules BLANK =
      new Rules(
          DoneOn.DEPLOYMENT,
          StartOn.NONE,
          Approved.CODE_REVIEW,
          0,
          Globs.ofNames(List.of()),
          List.of(),
          List.of(),
          new Hotfix(List.of(), Globs.ofPaths(List.of())),
          Globs.ofPaths(List.of()),
          Globs.ofPaths(List.of()),
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          new Production(List.of(), Production.DoneWhen.ANY),
          new TreeMap<>(),
          Globs.ofNames(List.of()));

  static final ValueStream VALUE_STREAM = read();

  private BuiltIn() {}

  private static ValueStream read() {
    ValueStreamReading reading = ValueStreamReader.read(text(), List.of(), BLANK, List.of());
    if (reading instanceof ValueStreamReading.Valid valid) {
      return valid.valueStream();
    }
    throw new IllegalStateException(RESOURCE + " is not valid: " + reading);
  }

  static String text() {
    try (InputStream in = BuiltIn.class.getResourceAsStream("/" + RESOURCE)) {
      return new String(
          Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }
}
