package dev.weir.stream.team;

import dev.weir.schema.avro.Span;
import dev.weir.schema.avro.TeamDay;
import dev.weir.schema.avro.TeamItem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** MODEL section 7 word by word: every day from all items. The reference; slow on purpose. */
final class SlowTeamDays {
  private final List<TeamItem> all;
  private final List<TeamItem> people;
  private final Duration staleAfter;

  private SlowTeamDays(Collection<TeamItem> items, Duration staleAfter) {
    this.all = items.stream().filter(item -> !item.getRemoved()).toList();
    this.people = all.stream().filter(item -> item.getOrigin().equals("human")).toList();
    this.staleAfter = staleAfter;
  }

  static SortedMap<LocalDate, TeamDay> of(Collection<TeamItem> items, Duration staleAfter) {
    SlowTeamDays days = new SlowTeamDays(items, staleAfter);
    SortedMap<LocalDate, TeamDay> rows = new TreeMap<>();
    List<LocalDate> moved =
        days.all.stream().flatMap(SlowTeamDays::movements).map(SlowTeamDays::day).sorted().toList();
    if (moved.isEmpty()) {
      return rows;
    }
    LocalDate end = moved.get(moved.size() - 1).plusDays(1);
    moved
        .get(0)
        .datesUntil(end)
        .forEach(
            day -> {
              TeamDay row = days.row(day);
              if (moved.contains(day) || days.anyOpenOn(day)) {
                rows.put(day, row);
              }
            });
    return rows;
  }

  private TeamDay row(LocalDate day) {
    List<TeamItem> done = on(day, people, TeamItem::getCompletedAt);
    List<TeamItem> timed = done.stream().filter(item -> !item.getBeforeRecords()).toList();
    List<Long> flow =
        timed.stream()
            .filter(item -> item.getStartedAt() != null)
            .map(item -> millis(item.getStartedAt(), item.getCompletedAt()))
            .toList();
    List<Long> lead =
        timed.stream().map(item -> millis(item.getCreatedAt(), item.getCompletedAt())).toList();
    List<TeamItem> load = loadAtEndOf(day);
    return new TeamDay(
        Math.toIntExact(people.stream().filter(item -> completedInWeekEnding(day, item)).count()),
        percentile(flow, 0.5),
        percentile(flow, 0.75),
        percentile(flow, 0.95),
        percentile(lead, 0.5),
        flow.size(),
        timed.stream().mapToLong(item -> orZero(item.getActiveSeconds())).sum(),
        timed.stream().mapToLong(item -> orZero(item.getWaitSeconds())).sum(),
        load.size(),
        count(load, item -> isStaleAtEndOf(day, item)),
        done.size(),
        on(day, people, TeamItem::getStartedAt).size(),
        on(day, people, TeamItem::getCreatedAt).size(),
        on(day, people, TeamItem::getCancelledAt).size(),
        count(done, item -> item.getItemType().equals("feature")),
        count(done, item -> item.getItemType().equals("bug")),
        count(done, item -> item.getItemType().equals("chore")),
        count(done, item -> item.getItemType().equals("risk")),
        on(day, all, TeamItem::getCompletedAt).size() - done.size(),
        Math.toIntExact(
            people.stream()
                .flatMap(item -> item.getReworkAt().stream())
                .filter(at -> day(at).equals(day))
                .count()),
        lead.size());
  }

  private boolean completedInWeekEnding(LocalDate day, TeamItem item) {
    Instant at = item.getCompletedAt();
    return at != null && !day(at).isAfter(day) && day(at).isAfter(day.minusDays(7));
  }

  private List<TeamItem> loadAtEndOf(LocalDate day) {
    Instant end = endOf(day);
    return people.stream()
        .filter(item -> item.getLoad().stream().anyMatch(span -> holds(span, end)))
        .toList();
  }

  private boolean isStaleAtEndOf(LocalDate day, TeamItem item) {
    Instant started = item.getStartedAt();
    return started != null && Duration.between(started, endOf(day)).compareTo(staleAfter) > 0;
  }

  private boolean anyOpenOn(LocalDate day) {
    return all.stream().anyMatch(item -> isOpenOn(day, item));
  }

  private static boolean isOpenOn(LocalDate day, TeamItem item) {
    Instant ended =
        Stream.of(item.getCompletedAt(), item.getCancelledAt())
            .filter(Objects::nonNull)
            .min(Instant::compareTo)
            .orElse(Instant.MAX);
    return item.getCreatedAt().isBefore(ended)
        && item.getCreatedAt().isBefore(endOf(day))
        && ended.isAfter(endOf(day.minusDays(1)))
        && item.getEnded().stream()
            .noneMatch(
                span ->
                    !span.getEnteredAt().isAfter(endOf(day.minusDays(1)))
                        && !span.getLeftAt().isBefore(endOf(day)));
  }

  private static Stream<Instant> movements(TeamItem item) {
    Stream<Instant> moments =
        Stream.of(
            item.getCreatedAt(), item.getStartedAt(), item.getCompletedAt(), item.getCancelledAt());
    Stream<Instant> spans =
        Stream.concat(item.getLoad().stream(), item.getEnded().stream())
            .flatMap(span -> Stream.of(span.getEnteredAt(), span.getLeftAt()));
    return Stream.of(moments, spans, item.getReworkAt().stream())
        .flatMap(times -> times)
        .filter(Objects::nonNull);
  }

  private static boolean holds(Span span, Instant at) {
    return !span.getEnteredAt().isAfter(at)
        && (span.getLeftAt() == null || span.getLeftAt().isAfter(at));
  }

  private static List<TeamItem> on(
      LocalDate day, List<TeamItem> items, Function<TeamItem, @Nullable Instant> time) {
    return items.stream()
        .filter(item -> time.apply(item) != null && day(time.apply(item)).equals(day))
        .toList();
  }

  private static int count(List<TeamItem> items, Predicate<TeamItem> which) {
    return Math.toIntExact(items.stream().filter(which).count());
  }

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }

  private static @Nullable Double percentile(List<Long> values, double share) {
    if (values.isEmpty()) {
      return null;
    }
    List<Long> sorted = new ArrayList<>(values);
    sorted.sort(null);
    double rank = share * (sorted.size() - 1);
    long low = sorted.get((int) Math.floor(rank));
    long high = sorted.get((int) Math.ceil(rank));
    return low + (rank - Math.floor(rank)) * (high - low);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static long orZero(@Nullable Long seconds) {
    return seconds == null ? 0 : seconds;
  }
}
