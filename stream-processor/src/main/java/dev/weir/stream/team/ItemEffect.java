package dev.weir.stream.team;

import org.jspecify.annotations.Nullable;

/**
 * What one item adds to the days of its team (MODEL section 7). Effects of items are independent
 * and add up, so that a changed item costs what it changes and nothing else.
 *
 * @param counts what it adds to single days
 * @param steps from which day on it adds to a level, and from which no longer
 * @param completion its times, if it counts in the percentiles
 */
record ItemEffect(Tallies<Count> counts, Tallies<Step> steps, @Nullable Completion completion) {

  /** The effect of no item. */
  static ItemEffect none() {
    return new ItemEffect(new Tallies<>(Count.class), new Tallies<>(Step.class), null);
  }

  /**
   * The effect of an item.
   *
   * @param staleAfterMillis age, from its start, beyond which an item in progress is stale
   */
  static ItemEffect of(WorkItem item, long staleAfterMillis) {
    ItemEffect effect = new ItemEffect(none().counts, none().steps, completionOf(item));
    effect.addMoments(item);
    effect.addOpen(item);
    for (LoadSpan span : item.load()) {
      effect.addLoad(item, span, staleAfterMillis);
    }
    return effect;
  }

  private void addMoments(WorkItem item) {
    addMoment(item, item.createdAt(), Count.CREATED);
    addMoment(item, item.startedAt(), Count.STARTED);
    addMoment(item, item.cancelledAt(), Count.CANCELLED);
    item.reworkAt().forEach(time -> addMoment(item, time, Count.REWORK));
    Long completedAt = item.completedAt();
    if (completedAt == null) {
      return;
    }
    addMoment(item, completedAt, Count.COMPLETED);
    int day = Day.of(completedAt);
    if (item.human()) {
      addCompleted(day, item);
    } else {
      counts.add(day, Count.BOT_ITEMS_COMPLETED, 1);
    }
  }

  private void addMoment(WorkItem item, @Nullable Long time, Count count) {
    if (time == null) {
      return;
    }
    counts.add(Day.of(time), Count.MOVEMENTS, 1);
    if (item.human()) {
      counts.add(Day.of(time), count, 1);
    }
  }

  private void addCompleted(int day, WorkItem item) {
    switch (item.type()) {
      case FEATURE -> counts.add(day, Count.FEATURES, 1);
      case BUG -> counts.add(day, Count.BUGS, 1);
      case CHORE -> counts.add(day, Count.CHORES, 1);
      case RISK -> counts.add(day, Count.RISKS, 1);
      case UNKNOWN -> {}
    }
    if (!item.beforeRecords()) {
      counts.add(day, Count.ACTIVE_SECONDS, item.activeSeconds());
      counts.add(day, Count.WAIT_SECONDS, item.waitSeconds());
    }
  }

  private void addOpen(WorkItem item) {
    Long endedAt = item.endedAt();
    if (endedAt == null) {
      steps.add(Day.of(item.createdAt()), Step.OPEN, 1);
    } else if (endedAt > item.createdAt()) {
      steps.add(Day.of(item.createdAt()), Step.OPEN, 1);
      steps.add(Day.of(endedAt - 1) + 1, Step.OPEN, -1);
    }
    item.ended().forEach(this::addEnded);
  }

  /** The days of which it was open at no time, between an end and its being taken up again. */
  private void addEnded(LoadSpan ended) {
    addMovements(ended);
    int first = Day.of(ended.enteredAt() - 1) + 1;
    int after = Day.of(ended.leftAt());
    if (first < after) {
      steps.add(first, Step.OPEN, -1);
      steps.add(after, Step.OPEN, 1);
    }
  }

  private void addMovements(LoadSpan span) {
    counts.add(Day.of(span.enteredAt()), Count.MOVEMENTS, 1);
    if (!span.isLasting()) {
      counts.add(Day.of(span.leftAt()), Count.MOVEMENTS, 1);
    }
  }

  private void addLoad(WorkItem item, LoadSpan span, long staleAfterMillis) {
    addMovements(span);
    if (!item.human()) {
      return;
    }
    addLevel(Step.LOAD, span.enteredAt(), span.leftAt());
    Long startedAt = item.startedAt();
    if (startedAt != null && staleAfterMillis < WorkItem.LATEST - startedAt) {
      addLevel(
          Step.STALE, Math.max(span.enteredAt(), startedAt + staleAfterMillis + 1), span.leftAt());
    }
  }

  private void addLevel(Step step, long from, long until) {
    if (from >= until) {
      return;
    }
    steps.add(Day.atWhoseEnd(from), step, 1);
    if (until != LoadSpan.LASTING) {
      steps.add(Day.atWhoseEnd(until), step, -1);
    }
  }

  private static @Nullable Completion completionOf(WorkItem item) {
    Long completedAt = item.completedAt();
    if (completedAt == null || !item.human() || item.beforeRecords()) {
      return null;
    }
    Long startedAt = item.startedAt();
    return new Completion(
        Day.of(completedAt),
        startedAt == null ? null : completedAt - startedAt,
        completedAt - item.createdAt());
  }
}
