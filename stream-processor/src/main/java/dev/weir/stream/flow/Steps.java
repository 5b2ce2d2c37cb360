package dev.weir.stream.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value over time: one before the first step, then each step's from its time on. Immutable.
 *
 * @param steps in the order of time, each another value than the one before it
 */
public record Steps<V>(V before, List<Step<V>> steps) {
  public Steps {
    steps = List.copyOf(steps);
  }

  /** A value from a time on. */
  public record Step<V>(Instant from, V value) {}

  /**
   * That a value was seen.
   *
   * @param action whether the delivery's action changed it: beats a mention of the same time
   */
  public record Seen<V>(Instant at, V value, boolean action) {}

  /** The same value always. */
  public static <V> Steps<V> always(V value) {
    return new Steps<>(value, List.of());
  }

  /** Whether any of them is true. */
  public static Steps<Boolean> any(List<Steps<Boolean>> all) {
    return together(all, false, Boolean::logicalOr);
  }

  /**
   * What several come to at each time.
   *
   * @param none what no value comes to, and what changes no other
   */
  public static <V, W> Steps<W> together(List<Steps<V>> all, W none, BiFunction<W, V, W> and) {
    SortedSet<Instant> instants = new TreeSet<>();
    W before = none;
    for (Steps<V> steps : all) {
      before = and.apply(before, steps.before());
      steps.steps().forEach(step -> instants.add(step.from()));
    }
    List<Step<W>> merged = new ArrayList<>();
    W value = before;
    for (Instant at : instants) {
      W now = none;
      for (Steps<V> steps : all) {
        now = and.apply(now, steps.at(at));
      }
      if (!now.equals(value)) {
        merged.add(new Step<>(at, now));
        value = now;
      }
    }
    return new Steps<>(before, merged);
  }

  /** True from an instant on, or always before, until another one. */
  static Steps<Boolean> within(@Nullable Instant from, @Nullable Instant until) {
    if (from != null && until != null && !until.isAfter(from)) {
      return always(false);
    }
    List<Step<Boolean>> steps = new ArrayList<>();
    if (from != null) {
      steps.add(new Step<>(from, true));
    }
    if (until != null) {
      steps.add(new Step<>(until, false));
    }
    return new Steps<>(from == null, steps);
  }

  /** When a condition holds for its value. */
  Steps<Boolean> is(Predicate<V> wanted) {
    return together(List.of(this), false, (none, value) -> wanted.test(value));
  }

  /** Value at an instant: facts of that very instant included. */
  public V at(Instant instant) {
    int low = 0;
    int high = steps.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps.get(middle).from().isAfter(instant)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low == 0 ? before : steps.get(low - 1).value();
  }

  /** Value after the last step. */
  public V last() {
    return steps.isEmpty() ? before : steps.get(steps.size() - 1).value();
  }

  public Stream<Instant> instants() {
    return steps.stream().map(Step::from);
  }

  /**
   * The values that sightings tell (MODEL.md, section 2): at t the latest at or before t; at equal
   * times an action, then the greater value; before the first the first's value, but before an
   * action its opposite.
   *
   * @param unseen the value where there is no sighting at all
   */
  public static <V extends Comparable<V>> Steps<V> told(
      List<Seen<V>> sightings, UnaryOperator<V> opposite, V unseen) {
    if (sightings.isEmpty()) {
      return always(unseen);
    }
    List<Seen<V>> ordered =
        sightings.stream()
            .sorted(
                Comparator.comparing((Seen<V> seen) -> seen.at())
                    .thenComparing(Seen::action)
                    .thenComparing(Seen::value))
            .toList();
    Seen<V> first = lastOfItsInstant(ordered, 0);
    V before = first.action() ? opposite.apply(first.value()) : first.value();
    return new Steps<>(before, steps(ordered, before));
  }

  private static <V> List<Step<V>> steps(List<Seen<V>> ordered, V before) {
    List<Step<V>> steps = new ArrayList<>();
    V value = before;
    for (int i = 0; i < ordered.size(); i++) {
      Seen<V> seen = lastOfItsInstant(ordered, i);
      if (!seen.value().equals(value)) {
        steps.add(new Step<>(seen.at(), seen.value()));
        value = seen.value();
      }
    }
    return steps;
  }

  private static <V> Seen<V> lastOfItsInstant(List<Seen<V>> ordered, int index) {
    int last = index;
    while (last + 1 < ordered.size()
        && ordered.get(last + 1).at().equals(ordered.get(index).at())) {
      last++;
    }
    return ordered.get(last);
  }
}
