package dev.weir.standalone.doctor.subject;

import java.time.InstantSource;
import java.util.Map;

/** The world as far as a check depends on it. Immutable. */
public record Surroundings(Map<String, String> variables, InstantSource clock, FreeSpace space) {
  public Surroundings {
    variables = Map.copyOf(variables);
  }

  /** Those of this process. */
  public static Surroundings real() {
    return new Surroundings(System.getenv(), InstantSource.system(), FreeSpace.ofThisMachine());
  }
}
