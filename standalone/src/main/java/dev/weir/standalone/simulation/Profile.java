package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.truth.Custom;
import dev.weir.standalone.simulation.truth.Custom.Done;
import java.time.ZoneId;
import java.util.List;

/** How a kind of team works; further teams are of the same kinds again. */
enum Profile {
  SHOP("shop", "Shop", "Europe/Lisbon", Done.DEPLOYMENT, false, false),
  PAYMENTS("payments", "Payments", "America/New_York", Done.DEPLOYMENT, false, true),
  PLATFORM("platform", "Platform", "Europe/Berlin", Done.MERGE, true, false),
  MOBILE("mobile", "Mobile", "Asia/Kolkata", Done.RELEASE, false, false),
  DATA("data", "Data", "America/Sao_Paulo", Done.DEPLOYMENT, true, false);

  private final String id;
  private final String title;
  private final ZoneId zone;
  private final Done done;
  private final boolean assignmentStarts;
  private final boolean approvalTests;

  Profile(
      String id,
      String title,
      String zone,
      Done done,
      boolean assignmentStarts,
      boolean approvalTests) {
    this.id = id;
    this.title = title;
    this.zone = ZoneId.of(zone);
    this.done = done;
    this.assignmentStarts = assignmentStarts;
    this.approvalTests = approvalTests;
  }

  String id() {
    return id;
  }

  String title() {
    return title;
  }

  ZoneId zone() {
    return zone;
  }

  Custom custom() {
    return new Custom(done, assignmentStarts, approvalTests);
  }

  /** Names of its repositories. */
  List<String> repositories() {
    return this == DATA ? List.of("ingest", "reports") : List.of(id);
  }

  /** Whether the commits of a pull request become one. */
  boolean squashes() {
    return this == PLATFORM || this == DATA;
  }

  boolean hasStagedDeployments() {
    return this == SHOP || this == PAYMENTS;
  }
}
