package dev.weir.stream.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Tries seeds until one fails, and makes its story short. */
final class Seeds {
  /** Answers how a story fails, null if it does not. */
  interface Check {
    @Nullable String failure(List<Delivery> deliveries, Rulebook rules, long seed);
  }

  private final Check check;

  Seeds(Check check) {
    this.check = check;
  }

  /**
   * A test of the first failure, as small as it gets; null if there is none. Seeds are tried on all
   * cores.
   */
  @Nullable String firstFailing(long from, long seeds) {
    OptionalLong failing =
        LongStream.range(from, from + seeds)
            .parallel()
            .filter(seed -> failure(whole(seed)) != null)
            .min();
    if (failing.isEmpty()) {
      return null;
    }
    Counterexample small = shrunk(whole(failing.getAsLong()));
    return small.asTest() + "\n" + failure(small);
  }

  private static Counterexample whole(long seed) {
    return new Counterexample(RandomOrganisation.deliveries(seed), RandomRules.of(seed), seed);
  }

  private @Nullable String failure(Counterexample example) {
    try {
      return check.failure(example.story(), example.rules(), example.seed());
    } catch (RuntimeException e) {
      return e + "\n  at " + Arrays.stream(e.getStackTrace()).limit(8).toList();
    }
  }

  /** Drops deliveries, many at once and then one by one, then facts, while it still fails. */
  Counterexample shrunk(Counterexample example) {
    Counterexample small = example;
    for (int size = Math.max(1, small.story().size() / 2); size >= 1; size = size / 2) {
      int from = 0;
      while (from < small.story().size()) {
        Counterexample shorter = small.without(from, size);
        if (failure(shorter) != null) {
          small = shorter;
        } else {
          from += size;
        }
      }
    }
    return withoutFacts(small);
  }

  private Counterexample withoutFacts(Counterexample example) {
    Counterexample small = example;
    for (int i = 0; i < small.story().size(); i++) {
      int fact = 0;
      while (small.story().get(i).facts().size() > 1
          && fact < small.story().get(i).facts().size()) {
        List<Delivery> fewer = new ArrayList<>(small.story());
        fewer.set(i, fewer.get(i).without(fact));
        Counterexample shorter = new Counterexample(fewer, small.rules(), small.seed());
        if (failure(shorter) != null) {
          small = shorter;
        } else {
          fact++;
        }
      }
    }
    return small;
  }
}
