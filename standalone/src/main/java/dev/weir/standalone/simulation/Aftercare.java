package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.truth.ItemTruth;
import java.util.function.Consumer;

/** What happens to work after it is done; and when nobody will look at it again. */
final class Aftercare {
  private static final long ROUND = 9 * Team.DAY;

  private final World world;

  Aftercare(World world) {
    this.world = world;
  }

  /** An item that nobody opens again. */
  void forGood(ItemTruth item) {
    world
        .agenda()
        .in(
            ROUND,
            () -> {
              if (item.isOver()) {
                world.truth().retire(item);
              } else {
                forGood(item);
              }
            });
  }

  /**
   * An issue that may be opened again when it is over.
   *
   * @param again begins another change for it
   */
  void of(Work work, Consumer<Work> again) {
    world.agenda().in(work.team().dice().between(ROUND / 2, ROUND), () -> look(work, again));
  }

  private void look(Work work, Consumer<Work> again) {
    ItemTruth item = work.item().orElseThrow();
    if (!item.isOver() || work.issue().isOpen()) {
      if (item.isOver()) {
        forGood(item);
      } else {
        of(work, again);
      }
      return;
    }
    if (world.has(Ingredient.REOPENINGS) && work.team().dice().chance(0.1)) {
      work.reopen(work.team().somebody());
      if (work.team().dice().chance(0.5)) {
        again.accept(work);
      } else {
        work.team().afterWork(8 * Team.HOUR, () -> work.complete(work.team().somebody(), false));
      }
      of(work, again);
    } else {
      forGood(item);
    }
  }
}
