package dev.weir.stream.team;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.schema.avro.Span;
import dev.weir.schema.avro.TeamItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds sample items. A time is an instant, or the hours and minutes of a day of May 2026. */
final class SampleItem {
  private final TeamItem item = new TeamItem();

  SampleItem(String name, String createdAt) {
    item.setItemId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
    item.setItemType("feature");
    item.setOrigin("human");
    item.setCreatedAt(time(createdAt));
    item.setLoad(new ArrayList<>());
    item.setReworkAt(new ArrayList<>());
    item.setEnded(new ArrayList<>());
  }

  /** "4 12:30" is half past twelve on 4 May 2026, UTC. */
  static Instant time(String text) {
    if (text.contains("T")) {
      return Instant.parse(text);
    }
    String[] dayAndTime = text.split(" ");
    return Instant.parse(
        "2026-05-%02dT%s:00Z".formatted(Integer.parseInt(dayAndTime[0]), dayAndTime[1]));
  }

  SampleItem type(String type) {
    item.setItemType(type);
    return this;
  }

  SampleItem bot() {
    item.setOrigin("bot");
    return this;
  }

  SampleItem started(String at) {
    item.setStartedAt(time(at));
    return this;
  }

  SampleItem completed(String at) {
    item.setCompletedAt(time(at));
    return this;
  }

  SampleItem cancelled(String at) {
    item.setCancelledAt(time(at));
    return this;
  }

  SampleItem beforeRecords() {
    item.setBeforeRecords(true);
    return this;
  }

  SampleItem dwelt(long activeSeconds, long waitSeconds) {
    item.setActiveSeconds(activeSeconds);
    item.setWaitSeconds(waitSeconds);
    return this;
  }

  SampleItem load(String enteredAt, @Nullable String leftAt) {
    List<Span> spans = new ArrayList<>(item.getLoad());
    spans.add(new Span(time(enteredAt), leftAt == null ? null : time(leftAt)));
    item.setLoad(spans);
    return this;
  }

  /** It was completed or cancelled, and taken up again. */
  SampleItem ended(String from, String until) {
    List<Span> spans = new ArrayList<>(item.getEnded());
    spans.add(new Span(time(from), time(until)));
    item.setEnded(spans);
    return this;
  }

  SampleItem rework(String at) {
    List<Instant> times = new ArrayList<>(item.getReworkAt());
    times.add(time(at));
    item.setReworkAt(times);
    return this;
  }

  SampleItem removed() {
    item.setRemoved(true);
    return this;
  }

  TeamItem build() {
    return item;
  }
}
