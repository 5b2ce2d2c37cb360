package dev.weir.stream.flow;

import dev.weir.stream.flow.Steps.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /** What is told of one instant, the stronger last; of a mention of the closed state no state. */
  private record Event(Instant at, int strength, @Nullable OpenState state) {
    static final int SEEN_CLOSED = 0;
    static final int SEEN_OPEN = 1;
    static final int CLOSED = 2;
    static final int REOPENED = 3;

    boolean isClosing() {
      return strength == CLOSED;
    }
  }

  /**
   * The state over time (MODEL.md, section 2): open from creation; a state seen open after a
   * closing is a reopening at that time; of closings with no reopening between them the last holds;
   * at equal times a closing beats a mention of the open state, and a reopening beats a closing.
   * Seen closed after such a reopening it is closed from then on, as it was.
   *
   * @param closed times at which it was seen closed
   */
  public static Steps<OpenState> told(
      List<SeenOpen> open, List<Closing> closings, List<Instant> closed) {
    List<Step<OpenState>> steps = new ArrayList<>();
    List<Event> events = events(open, closings, closed);
    OpenState value = OPEN;
    OpenState lastClosing = null;
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      lastClosing = event.isClosing() ? event.state() : lastClosing;
      OpenState seen = value == OPEN ? lastClosing : null;
      OpenState state = event.state() == null ? seen : event.state();
      if (state != null && state != value && (state == OPEN || !isClosedAgain(events, i))) {
        add(steps, new Step<>(event.at(), state));
        value = state;
      }
    }
    return new Steps<>(OPEN, merged(steps));
  }

  private static List<Event> events(
      List<SeenOpen> open, List<Closing> closings, List<Instant> closed) {
    List<Event> events = new ArrayList<>();
    open.forEach(
        seen ->
            events.add(
                new Event(seen.at(), seen.action() ? Event.REOPENED : Event.SEEN_OPEN, OPEN)));
    closings.forEach(closing -> events.add(new Event(closing.at(), Event.CLOSED, closing.as())));
    closed.forEach(at -> events.add(new Event(at, Event.SEEN_CLOSED, null)));
    events.sort(
        Comparator.comparing(Event::at)
            .thenComparingInt(Event::strength)
            .thenComparing(Event::state, Comparator.nullsFirst(Comparator.naturalOrder())));
    return events;
  }

  /**
   * Whether the next thing told is another closing: a reopening of its instant is before it too.
   */
  private static boolean isClosedAgain(List<Event> events, int index) {
    Event next = null;
    for (Event event : events.subList(index + 1, events.size())) {
      if (next != null && !event.at().equals(next.at())) {
        break;
      }
      if (event.state() == OPEN) {
        return false;
      }
      next = event.isClosing() && next == null ? event : next;
    }
    return next != null;
  }

  private static void add(List<Step<OpenState>> steps, Step<OpenState> step) {
    if (!steps.isEmpty() && steps.get(steps.size() - 1).from().equals(step.from())) {
      steps.remove(steps.size() - 1);
    }
    steps.add(step);
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
