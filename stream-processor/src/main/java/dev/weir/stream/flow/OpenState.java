package dev.weir.stream.flow;

import dev.weir.stream.flow.Steps.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whether something is open, and how it was closed. */
public enum OpenState {
  OPEN,
  /** Closed as completed, or without a reason. */
  COMPLETED,
  /** Closed as not planned or as a duplicate; a change: without merging. */
  CANCELLED;

  /** That it was seen open; {@code action} where the delivery reopened it, not created it. */
  public record SeenOpen(Instant at, boolean action) {}

  /** That it was closed at a time. */
  public record Closing(Instant at, OpenState as) {}

  private record Event(Instant at, int strength, OpenState state) {}

  /**
   * The state over time (MODEL.md, section 2): open from creation; a state seen open after a
   * closing is a reopening at that time; of closings with no reopening between them the last holds;
   * at equal times a closing beats a mention of the open state, and a reopening beats a closing.
   */
  public static Steps<OpenState> told(List<SeenOpen> open, List<Closing> closings) {
    List<Event> events = new ArrayList<>();
    open.forEach(seen -> events.add(new Event(seen.at(), seen.action() ? 2 : 0, OPEN)));
    closings.forEach(closing -> events.add(new Event(closing.at(), 1, closing.as())));
    events.sort(
        Comparator.comparing(Event::at)
            .thenComparingInt(Event::strength)
            .thenComparing(Event::state));
    List<Step<OpenState>> steps = new ArrayList<>();
    OpenState value = OPEN;
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      boolean closedAgain =
          event.state() != OPEN && i + 1 < events.size() && events.get(i + 1).state() != OPEN;
      if (!closedAgain && event.state() != value) {
        add(steps, event);
        value = event.state();
      }
    }
    return new Steps<>(OPEN, merged(steps));
  }

  private static void add(List<Step<OpenState>> steps, Event event) {
    if (!steps.isEmpty() && steps.get(steps.size() - 1).from().equals(event.at())) {
      steps.remove(steps.size() - 1);
    }
    steps.add(new Step<>(event.at(), event.state()));
  }

  private static List<Step<OpenState>> merged(List<Step<OpenState>> steps) {
    List<Step<OpenState>> merged = new ArrayList<>();
    OpenState value = OPEN;
    for (Step<OpenState> step : steps) {
      if (step.value() != value) {
        merged.add(step);
        value = step.value();
      }
    }
    return merged;
  }
}
