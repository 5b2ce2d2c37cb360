package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.Commit;
import dev.weir.standalone.simulation.github.Deployment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings what has landed in a repository to production, one version after the other. */
final class Shipping {
  private final World world;
  private final CodeBase codeBase;
  private final Rollout rollout;
  private final List<Landing> waiting = new ArrayList<>();
  private final ArrayDeque<Runnable> urgent = new ArrayDeque<>();
  private final Map<Service, ArrayDeque<Landing>> versions = new HashMap<>();
  private @Nullable Incidents incidents;
  private boolean busy;

  Shipping(World world, CodeBase codeBase) {
    this.world = world;
    this.codeBase = codeBase;
    this.rollout = new Rollout(world, codeBase);
  }

  /** What looks after the versions that turn out badly. */
  void watchedBy(Incidents watching) {
    incidents = watching;
  }

  private boolean releases() {
    return codeBase.team().profile() == Profile.MOBILE;
  }

  void landed(Landing landing) {
    waiting.add(landing);
  }

  void passed(Landing landing) {
    landing.pass();
    if (releases()) {
      rollout.toStaging(landing, () -> {});
    } else {
      consider();
    }
  }

  /** Releases what has landed up to the latest version that passed, if there is any. */
  void release() {
    Landing last = lastPassed();
    if (last == null) {
      return;
    }
    long now = world.now();
    Commit commit = last.commit();
    String tag = "v" + (now - world.settings().startSecond()) / 60;
    world.code().released(codeBase.repository(), tag, commit, world.nextId(), now);
    take(last).forEach(landing -> landing.change().truth().released(now));
  }

  private void consider() {
    if (busy) {
      return;
    }
    Runnable first = urgent.poll();
    if (first != null) {
      busy = true;
      first.run();
    } else if (lastPassed() != null) {
      busy = true;
      codeBase.team().afterAll(6 * Team.MINUTE, this::ship);
    }
  }

  private @Nullable Landing lastPassed() {
    Landing last = null;
    for (Landing landing : waiting) {
      last = landing.hasPassed() ? landing : last;
    }
    return last;
  }

  /** Landings up to one, which wait no longer. */
  private List<Landing> take(Landing last) {
    List<Landing> first = waiting.subList(0, waiting.indexOf(last) + 1);
    List<Landing> taken = List.copyOf(first);
    first.clear();
    return taken;
  }

  private void ship() {
    Landing last = lastPassed();
    if (last == null) {
      done();
      return;
    }
    List<Service> services = Landing.touched(take(last));
    rollout.toStaging(last, () -> ship(services, 0, last));
  }

  private void ship(List<Service> services, int next, Landing landing) {
    if (next == services.size()) {
      done();
      return;
    }
    Service service = services.get(next);
    rollout.toProduction(
        service,
        landing,
        true,
        deployment -> {
          live(service, landing, deployment);
          ship(services, next + 1, landing);
        });
  }

  private void live(Service service, Landing landing, Deployment deployment) {
    ArrayDeque<Landing> of = versions.computeIfAbsent(service, key -> new ArrayDeque<>());
    of.addLast(landing);
    if (of.size() > 3) {
      of.removeFirst();
    }
    if (incidents != null) {
      incidents.watch(codeBase, service, landing, deployment);
    }
  }

  private void done() {
    busy = false;
    consider();
  }

  /** Brings back the version before the latest; false if there is none. */
  boolean rollBack(Service service, Runnable then) {
    ArrayDeque<Landing> of = versions.getOrDefault(service, new ArrayDeque<>());
    if (of.size() < 2) {
      return false;
    }
    urgent.add(
        () -> {
          of.removeLast();
          Landing before = of.removeLast();
          rollout.toProduction(
              service,
              before,
              false,
              deployment -> {
                of.addLast(before);
                then.run();
                done();
              });
        });
    consider();
    return true;
  }
}
