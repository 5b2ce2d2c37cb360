package dev.weir.stream.normalize;

import dev.weir.stream.normalize.Normalized.Read;
import dev.weir.stream.normalize.github.GitHubReader;
import dev.weir.stream.valuestream.ValueStream;
import java.util.List;
import java.util.Map;

/** The reader of each source. Immutable and thread-safe. */
public final class Readers {
  private final Map<String, DeliveryReader> bySource;

  public Readers(ValueStream valueStream) {
    this.bySource = Map.of("github", new GitHubReader(valueStream));
  }

  /** The reader of a source; one that ignores every delivery if there is none yet. */
  public DeliveryReader of(String source) {
    DeliveryReader reader = bySource.get(source);
    return reader != null
        ? reader
        : delivery -> new Read(List.of(), List.of(), "no reader for source " + source + " yet");
  }
}
