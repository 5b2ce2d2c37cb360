package dev.weir.stream.normalize;

import dev.weir.stream.fact.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reading a delivery came to. */
public sealed interface Normalized {
  /**
   * The delivery could be read.
   *
   * @param facts facts that passed; none of them twice
   * @param refusals facts that were refused
   * @param ignored why there is nothing to refuse or pass, null otherwise
   */
  record Read(List<Fact> facts, List<Refused> refusals, @Nullable String ignored)
      implements Normalized {
    public Read {
      facts = List.copyOf(facts);
      refusals = List.copyOf(refusals);
    }
  }

  /**
   * The delivery cannot be read: for the dead letters.
   *
   * @param reason short code, such as not_json
   * @param message for a person
   */
  record Unreadable(String reason, String message) implements Normalized {}

  /** A fact that was refused: its time as read (null if it had none), and why. */
  record Refused(String kind, String subject, @Nullable String at, String reason) {}
}
