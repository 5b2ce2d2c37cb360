package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.Account;
import java.util.List;
import java.util.Optional;

/**
 * What a pull request is to be.
 *
 * @param works issues that it closes
 * @param type of item that it is where it belongs to none
 * @param reverts what it takes back
 */
record Plan(
    CodeBase codeBase,
    Account author,
    String title,
    String body,
    String branch,
    String label,
    String type,
    boolean hasty,
    List<Work> works,
    List<Service> services,
    Optional<Change> reverts) {
  Plan {
    works = List.copyOf(works);
    services = List.copyOf(services);
  }
}
