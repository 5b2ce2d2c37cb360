package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.Repository;
import dev.weir.standalone.simulation.truth.RepositoryTruth;
import dev.weir.standalone.simulation.truth.ServiceTruth;
import java.util.List;

/** A repository of a team with its services, its merge queue and its deployments. */
final class CodeBase {
  private final Team team;
  private final Repository repository;
  private final String lastName;
  private final RepositoryTruth truth;
  private final List<Service> services;
  private final MergeQueue queue;
  private final Shipping shipping;

  /**
   * A code base.
   *
   * @param lastName full name of the repository at the end of the simulation
   */
  CodeBase(
      World world,
      Team team,
      Repository repository,
      String lastName,
      RepositoryTruth truth,
      List<Service> services) {
    this.team = team;
    this.repository = repository;
    this.lastName = lastName;
    this.truth = truth;
    this.services = List.copyOf(services);
    this.queue = new MergeQueue(world, this);
    this.shipping = new Shipping(world, this);
  }

  Team team() {
    return team;
  }

  Repository repository() {
    return repository;
  }

  RepositoryTruth truth() {
    return truth;
  }

  List<Service> services() {
    return services;
  }

  MergeQueue queue() {
    return queue;
  }

  Shipping shipping() {
    return shipping;
  }

  /** What an issue or a pull request of it is called in the end. */
  String lastExternalId(String externalId) {
    return lastName + externalId.substring(externalId.indexOf('#'));
  }

  /** The services that a change is to touch: most one, some all. */
  List<Service> someServices() {
    return services.size() == 1 || team.dice().chance(0.1)
        ? services
        : List.of(team.dice().oneOf(services));
  }

  /** Files of services. */
  List<String> paths(List<Service> of) {
    int number = team.dice().below(40);
    if (services.size() == 1) {
      return List.of("src/main/Part" + number + ".kt");
    }
    return of.size() == 1
        ? List.of(of.get(0).folder() + "/src/Part" + number + ".kt")
        : List.of("lib/src/Shared" + number + ".kt");
  }

  static List<ServiceTruth> truths(List<Service> services) {
    return services.stream().map(Service::truth).toList();
  }
}
