package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.CodeHooks;
import dev.weir.standalone.simulation.github.IssueHooks;
import dev.weir.standalone.simulation.github.Post;
import dev.weir.standalone.simulation.github.PullHooks;
import dev.weir.standalone.simulation.time.Agenda;
import dev.weir.standalone.simulation.truth.Truth;

/** What all of a simulation share. */
final class World {
  private final Settings settings;
  private final Agenda agenda;
  private final Truth truth;
  private final IssueHooks issues;
  private final PullHooks pulls;
  private final CodeHooks code;
  private long lastId = 1_900_000_000L;

  World(Settings settings, Post post, Truth truth) {
    this.settings = settings;
    this.agenda = new Agenda(settings.startSecond(), settings.endSecond());
    this.truth = truth;
    this.issues = new IssueHooks(post);
    this.pulls = new PullHooks(post);
    this.code = new CodeHooks(post);
  }

  boolean has(Ingredient one) {
    return settings.has(one);
  }

  Settings settings() {
    return settings;
  }

  Agenda agenda() {
    return agenda;
  }

  long now() {
    return agenda.now();
  }

  Truth truth() {
    return truth;
  }

  IssueHooks issues() {
    return issues;
  }

  PullHooks pulls() {
    return pulls;
  }

  CodeHooks code() {
    return code;
  }

  /** A number that nothing else has. */
  long nextId() {
    return lastId += 7;
  }
}
