package dev.weir.standalone.simulation.truth;

import dev.weir.standalone.simulation.truth.Place.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is true of a pull request now. Times are seconds since 1970; -1 where there is none. */
public final class ChangeTruth {
  private record Verdict(boolean approved, long at) {}

  private final Truth truth;
  private final long createdAt;
  private final List<ServiceTruth> services;
  private final List<ItemTruth> items = new ArrayList<>();
  private final Map<String, Verdict> verdicts = new HashMap<>();
  private final ChecksTruth checks = new ChecksTruth();
  private final ChecksTruth landingChecks = new ChecksTruth();
  private final Map<ServiceTruth, Long> reached = new HashMap<>();
  private boolean draft;
  private boolean queued;
  private boolean abandoned;
  private boolean willBeAbandoned;
  private boolean hotfix;
  private @Nullable ChangeTruth reverts;
  private long lastOpenedAt;
  private long lastPushAt = -1;
  private long firstCommitAt = -1;
  private long mergedAt = -1;
  private long landedAt = -1;
  private long deliveredAt = -1;
  private long releasedAt = -1;

  ChangeTruth(Truth truth, List<ServiceTruth> services, boolean draft, long at) {
    this.truth = truth;
    this.services = List.copyOf(services);
    this.draft = draft;
    this.createdAt = at;
    this.lastOpenedAt = at;
  }

  /** It belongs to an item. */
  public void belongsTo(ItemTruth item) {
    items.add(item);
    item.add(this);
    touch();
  }

  /** Commits came to its branch; the earliest of all was made then. */
  public void pushed(long at, long madeAt) {
    lastPushAt = at;
    firstCommitAt = firstCommitAt < 0 ? madeAt : Math.min(firstCommitAt, madeAt);
    checks.clear();
    touch();
  }

  /** Whether it is a draft, from now on. */
  public void draft(boolean is) {
    draft = is;
    touch();
  }

  /** A reviewer's verdict. */
  public void reviewed(String reviewer, boolean approved, long at) {
    verdicts.put(reviewer, new Verdict(approved, at));
    touch();
  }

  /** A reviewer's verdict counts no longer. */
  public void dismissed(String reviewer) {
    verdicts.remove(reviewer);
    touch();
  }

  /** Whether it is in the merge queue, from now on. */
  public void queued(boolean is) {
    queued = is;
    touch();
  }

  /** Closed without merging. */
  public void abandoned() {
    abandoned = true;
    queued = false;
    touch();
  }

  /** Open again after it had been closed without merging. */
  public void reopened(long at) {
    abandoned = false;
    lastOpenedAt = at;
    touch();
  }

  /** It is settled already that it will be closed without merging. */
  public void willBeAbandoned() {
    willBeAbandoned = true;
    touch();
  }

  /** It repairs production in haste. */
  public void isHotfix() {
    hotfix = true;
  }

  /** It takes another back. */
  public void reverts(ChangeTruth other) {
    reverts = other;
  }

  /** Merged, and with that landed on the default branch. */
  public void landed(long at) {
    mergedAt = at;
    landedAt = at;
    queued = false;
    services.forEach(service -> service.landed(this));
    touch();
  }

  /** A required run began on its head. */
  public void checkStarted(long run) {
    checks.started(run);
    touch();
  }

  /** A required run began on the commit that lands. */
  public void landingCheckStarted(long run) {
    landingChecks.started(run);
    touch();
  }

  /** A run ended; one of another head than today's is nobody's business any more. */
  public void checkEnded(long run, boolean passed) {
    if (checks.knows(run)) {
      checks.ended(run, passed);
    }
    if (landingChecks.knows(run)) {
      landingChecks.ended(run, passed);
    }
    touch();
  }

  /** A run on the commit that lands found nothing to do. */
  public void landingCheckSkipped(long run) {
    landingChecks.forget(run);
    touch();
  }

  /** What was checked will not land: the merge queue gave it up. */
  public void landingChecksDropped() {
    landingChecks.clear();
    touch();
  }

  /** The release that holds it is out. */
  public void released(long at) {
    if (releasedAt < 0) {
      releasedAt = at;
      touch();
    }
  }

  void reached(ServiceTruth service, long at) {
    reached.put(service, at);
    if (reached.size() == services.size()) {
      deliveredAt = at;
      services.forEach(each -> each.leadTime(this));
    }
    touch();
  }

  void touch() {
    items.forEach(truth::touch);
  }

  long createdAt() {
    return createdAt;
  }

  long lastOpenedAt() {
    return lastOpenedAt;
  }

  long landedAt() {
    return landedAt;
  }

  boolean isOpen() {
    return !abandoned && mergedAt < 0;
  }

  boolean isAbandoned() {
    return abandoned;
  }

  boolean endsAbandoned() {
    return willBeAbandoned;
  }

  boolean isDelivered() {
    return deliveredAt >= 0;
  }

  long deliveredAt() {
    return deliveredAt;
  }

  List<ServiceTruth> services() {
    return services;
  }

  /** Seconds from its beginning to production; for those that got there by deployment. */
  long leadTime() {
    long begun = firstCommitAt < 0 ? createdAt : Math.min(createdAt, firstCommitAt);
    return deliveredAt - begun;
  }

  /** Whether what first delivers it repairs production. */
  boolean repairs(long at, ServiceTruth service) {
    return hotfix
        || items.stream().anyMatch(ItemTruth::isIncident)
        || (reverts != null && reverts.hasReached(service, at));
  }

  private boolean hasReached(ServiceTruth service, long at) {
    Long then = reached.get(service);
    return then != null && then <= at;
  }

  boolean isDone(Custom custom) {
    return switch (custom.done()) {
      case DEPLOYMENT -> deliveredAt >= 0;
      case RELEASE -> releasedAt >= 0;
      case MERGE -> mergedAt >= 0;
    };
  }

  /** Where it stands; null where it is abandoned. */
  @Nullable Standing standing(Custom custom) {
    if (abandoned) {
      return null;
    }
    if (isDone(custom)) {
      return Standing.at(Place.PRODUCTION);
    }
    return landedAt >= 0 ? landedStanding() : openStanding(custom);
  }

  private Standing landedStanding() {
    Standing shipping = deliveredAt >= 0 ? null : shipping();
    if (shipping != null) {
      return shipping;
    }
    if (landingChecks.anyFailed()) {
      return Standing.backAt(Place.DEVELOPMENT);
    }
    return Standing.at(landingChecks.allPassed() ? Place.DEPLOYMENT_APPROVAL : Place.TESTING);
  }

  private @Nullable Standing shipping() {
    List<ShipTruth> ships = new ArrayList<>();
    for (ServiceTruth service : services) {
      if (!reached.containsKey(service)) {
        service.shipsWith(this).forEach(ships::add);
      }
    }
    if (ships.stream().anyMatch(ShipTruth::isUnderWay)) {
      return Standing.at(Place.DEPLOYMENT);
    }
    if (ships.stream().anyMatch(ShipTruth::isWaiting)) {
      return Standing.at(Place.DEPLOYMENT_APPROVAL);
    }
    ShipTruth last = ships.isEmpty() ? null : ships.get(ships.size() - 1);
    return last != null && last.hasFailed() ? Standing.backAt(Place.DEPLOYMENT_APPROVAL) : null;
  }

  private Standing openStanding(Custom custom) {
    if (queued) {
      return Standing.at(Place.TESTING);
    }
    if (draft) {
      return Standing.at(Place.DEVELOPMENT);
    }
    boolean refused =
        verdicts.values().stream().anyMatch(one -> !one.approved() && lastPushAt <= one.at());
    if (refused || checks.anyFailed()) {
      return Standing.backAt(Place.DEVELOPMENT);
    }
    boolean approved = verdicts.values().stream().anyMatch(Verdict::approved);
    return Standing.at(approved && custom.approvalTests() ? Place.TESTING : Place.CODE_REVIEW);
  }
}
