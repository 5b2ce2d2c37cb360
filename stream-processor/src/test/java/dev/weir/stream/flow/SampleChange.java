package dev.weir.stream.flow;

import dev.weir.stream.flow.Steps.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change as the flow sees it, opened at 09:00; times as those of a {@link Story}. */
final class SampleChange {
  private final String externalId;
  private final Map<DoneOn, Delivered> delivered = new EnumMap<>(DoneOn.class);
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Step<OpenState>> states = new ArrayList<>();
  private final SortedMap<String, Steps<Boolean>> failedOnHead = new TreeMap<>();
  private final SortedMap<String, Steps<Runs.State>> onLanded = new TreeMap<>();
  private Steps<Boolean> draft = Steps.always(false);
  private Steps<Boolean> queued = Steps.always(false);
  private Steps<Boolean> changesRequested = Steps.always(false);
  private Steps<Integer> approvals = Steps.always(0);
  private @Nullable Instant mergedAt;
  private @Nullable Instant landedAt;

  private SampleChange(String externalId) {
    this.externalId = externalId;
  }

  static SampleChange opened() {
    return opened("acme/shop#5");
  }

  static SampleChange opened(String externalId) {
    return new SampleChange(externalId);
  }

  private static <V> Steps<V> from(String time, V before, V value) {
    return new Steps<>(before, List.of(new Step<>(Story.time(time), value)));
  }

  SampleChange drafted(String time) {
    draft = from(time, false, true);
    return this;
  }

  SampleChange queued(String time) {
    queued = from(time, false, true);
    return this;
  }

  SampleChange changesRequested(String time) {
    changesRequested = from(time, false, true);
    return this;
  }

  SampleChange approved(String time, int reviewers) {
    approvals = from(time, 0, reviewers);
    return this;
  }

  SampleChange runFailed(String time, String name) {
    failedOnHead.put(name, from(time, false, true));
    return this;
  }

  SampleChange ranOnLanded(String time, String name, Runs.State state) {
    onLanded.put(name, from(time, Runs.State.NONE, state));
    return this;
  }

  SampleChange closed(String time) {
    states.add(new Step<>(Story.time(time), OpenState.CANCELLED));
    return this;
  }

  SampleChange merged(String time) {
    mergedAt = Story.time(time);
    states.add(new Step<>(mergedAt, OpenState.COMPLETED));
    return this;
  }

  SampleChange landed(String time) {
    landedAt = Story.time(time);
    return merged(time);
  }

  SampleChange attempted(String time, Attempt.State state) {
    attempts.add(
        new Attempt(
            new UUID(0, attempts.size()),
            Story.time(time),
            from(time, Attempt.State.NONE, state),
            null));
    return this;
  }

  SampleChange delivered(DoneOn channel, String time) {
    delivered.put(channel, new Delivered(Story.time(time), new UUID(0, 0), false));
    return this;
  }

  Change made() {
    return new Change(
        externalId,
        Story.time("09:00"),
        new Steps<>(OpenState.OPEN, states),
        draft,
        mergedAt,
        landedAt,
        null,
        delivered,
        attempts,
        queued,
        new Reviews(changesRequested, approvals, null),
        new Runs(failedOnHead, onLanded),
        List.of(),
        null,
        Story.time("09:00"));
  }
}
