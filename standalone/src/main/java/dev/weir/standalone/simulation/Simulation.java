package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.Post;
import dev.weir.standalone.simulation.time.Dice;
import dev.weir.standalone.simulation.truth.Truth;
import dev.weir.standalone.simulation.truth.TruthSink;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Simulates an organisation, second by second: what its people and programs do, the webhooks that
 * GitHub sends of it, and what was true. The same from the same settings, to the byte. Holds only
 * what is under way, so that any size fits.
 */
public final class Simulation {
  private static final Post.Losses LOSSES = new Post.Losses(0.045, 0.005);

  private final World world;
  private final Post post;
  private final Organisation organisation;
  private final Truth truth;

  /** What came of a simulation. */
  public record Summary(long sent, long lost, long repeated) {}

  private Simulation(Settings settings, Consumer<byte[]> lines, TruthSink sink) {
    boolean losses = settings.has(Ingredient.LOSSES);
    this.post = new Post(lines, new Dice(settings.seed(), 0), losses ? LOSSES : Post.Losses.none());
    this.truth = new Truth(sink);
    this.world = new World(settings, post, truth);
    this.organisation = new Organisation(world);
  }

  /**
   * Simulates.
   *
   * @param lines gets each webhook as a line of a file of deliveries, by time
   * @param sink gets what was true
   * @param clock is told how far the simulation is, as a second since 1970
   */
  public static Summary run(
      Settings settings, Consumer<byte[]> lines, TruthSink sink, LongConsumer clock) {
    return new Simulation(settings, lines, sink).run(clock);
  }

  static List<Team> teams(Settings settings) {
    return new Simulation(settings, line -> {}, ValueStreamText.nobody()).organisation.teams();
  }

  private Summary run(LongConsumer clock) {
    begin();
    long day = 0;
    while (!world.agenda().isEmpty()) {
      world.agenda().step();
      truth.settle(world.now());
      if (world.now() / Team.DAY != day) {
        day = world.now() / Team.DAY;
        truth.tellOldDays(world.now());
        clock.accept(world.now());
      }
    }
    truth.end(world.settings().endSecond());
    return new Summary(post.sent(), post.lost(), post.repeated());
  }

  private void begin() {
    Checks checks = new Checks(world);
    Aftercare aftercare = new Aftercare(world);
    Deferred deferred = new Deferred();
    Reviewing reviewing = new Reviewing(world, checks, deferred);
    Proposing proposing = new Proposing(world, checks, reviewing, aftercare);
    Programme programme = new Programme(world, proposing, aftercare);
    deferred.becomes(programme::givenUp);
    Incidents incidents = new Incidents(world, proposing, aftercare);
    for (Team team : organisation.teams()) {
      team.codeBases().forEach(codeBase -> codeBase.shipping().watchedBy(incidents));
      new Backlog(world, team, organisation.teams(), programme).begin();
      new Upkeep(world, team, proposing).begin();
      team.codeBases().forEach(this::planRenaming);
    }
  }

  private void planRenaming(CodeBase codeBase) {
    String fullName = codeBase.repository().fullName();
    if (organisation.isRenamed(fullName.substring(fullName.indexOf('/') + 1))) {
      long start = world.settings().startSecond();
      long at = start + (world.settings().endSecond() - start) * 6 / 10;
      world
          .agenda()
          .at(
              at,
              () ->
                  world
                      .code()
                      .renamed(
                          codeBase.repository(),
                          Organisation.NEW_NAME,
                          codeBase.team().somebody(),
                          world.now()));
    }
  }

  /** What its people do with a change that was given up needs what needs the reviews. */
  private static final class Deferred implements Consumer<Change> {
    private Consumer<Change> then = change -> {};

    void becomes(Consumer<Change> what) {
      then = what;
    }

    @Override
    public void accept(Change change) {
      then.accept(change);
    }
  }
}
