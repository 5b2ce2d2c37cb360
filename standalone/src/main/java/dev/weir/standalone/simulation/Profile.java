package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.truth.Custom;
import dev.weir.standalone.simulation.truth.Custom.Done;
import java.time.ZoneId;
import java.util.List;

/** How a kind of team works; further teams are of the same kinds again. */
enum Profile {
  SHOP("shop", "Shop", "Europe/Lisbon", new Custom(Done.DEPLOYMENT, false, false)),
  PAYMENTS("payments", "Payments", "America/New_York", new Custom(Done.DEPLOYMENT, false, true)),
  PLATFORM("platform", "Platform", "Europe/Berlin", new Custom(Done.MERGE, true, false)),
  MOBILE("mobile", "Mobile", "Asia/Kolkata", new Custom(Done.RELEASE, false, false)),
  DATA("data", "Data", "America/Sao_Paulo", new Custom(Done.DEPLOYMENT, true, false));

  private final String id;
  private final String title;
  private final ZoneId zone;
  private final Custom custom;

  Profile(String id, String title, String zone, Custom custom) {
    this.id = id;
    this.title = title;
    this.zone = ZoneId.of(zone);
    this.custom = custom;
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
    return custom;
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
