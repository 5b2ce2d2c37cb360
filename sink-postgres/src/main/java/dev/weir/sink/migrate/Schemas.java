package dev.weir.sink.migrate;

/**
 * Names of the schemas of a generation.
 *
 * @param number from 1
 */
public record Schemas(int number) {
  public Schemas {
    if (number < 1) {
      throw new IllegalArgumentException("generations start at 1");
    }
  }

  /** What belongs to no generation: raw webhooks, offsets, the mode. */
  public String log() {
    return "weir_log";
  }

  /** Derived tables. */
  public String generation() {
    return "weir_g" + number;
  }

  /** The views that readers see; a switch of generations renames two of these. */
  public String read() {
    return number == 1 ? "weir" : generation() + "_read";
  }
}
