package dev.weir.stream.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a change gets to production. */
final class PlainDelivery {
  /**
   * That it got there.
   *
   * @param basis deployment, release, tag, merge, close or before_records
   * @param by the deployment that brought it
   */
  record Delivered(Instant at, String basis, @Nullable UUID by) {
    boolean isBeforeRecords() {
      return basis.equals("before_records");
    }
  }

  private final PlainChange change;
  private @Nullable List<PlainService> touched;
  private final Map<String, Optional<Delivered>> delivered = new HashMap<>();

  private final Map<PlainService, Optional<PlainSuccess>> firsts = new HashMap<>();

  PlainDelivery(PlainChange change) {
    this.change = change;
  }

  /** Services that it touches; none where it needs no deployment. */
  List<PlainService> services() {
    if (touched == null) {
      Set<String> paths = change.repository().pathsOf(change.commits());
      Set<String> counting =
          paths.stream()
              .filter(path -> !change.repository().rules().ignores(path))
              .collect(Collectors.toSet());
      List<PlainService> all = change.repository().services();
      touched =
          paths.isEmpty()
              ? all
              : counting.isEmpty()
                  ? List.of()
                  : all.stream().filter(service -> service.isTouchedBy(paths)).toList();
    }
    return touched;
  }

  /** By what ships, or by its merge: closing is a matter of the item. */
  @Nullable Delivered by(String doneOn) {
    return delivered.computeIfAbsent(doneOn, d -> Optional.ofNullable(find(d))).orElse(null);
  }

  boolean isInProductionAt(Instant t, String doneOn) {
    Delivered production = by(doneOn);
    return production != null && !production.at().isAfter(t);
  }

  private @Nullable Delivered find(String doneOn) {
    if (doneOn.equals("merge")) {
      Instant merged = change.told().mergedAt();
      return merged == null ? null : new Delivered(merged, doneOn, null);
    }
    Instant landed = change.landedAt();
    if (landed == null) {
      return null;
    }
    if (services().isEmpty()) {
      return new Delivered(landed, "merge", null);
    }
    if (doneOn.equals("deployment")) {
      return deployed(landed);
    }
    PlainRepository.Shipment shipped = change.repository().shippedBy(doneOn, landed);
    return shipped == null ? null : new Delivered(shipped.at(), doneOn, shipped.id());
  }

  /** Delivered when the last service has it, of those whose records go back so far. */
  private @Nullable Delivered deployed(Instant landed) {
    List<Delivered> all = new ArrayList<>();
    for (PlainService service : services()) {
      Delivered one = to(service);
      if (one == null) {
        return null;
      }
      all.add(one);
    }
    return all.stream()
        .filter(one -> !one.isBeforeRecords())
        .max(Comparator.comparing(Delivered::at).thenComparing(one -> String.valueOf(one.by())))
        .orElseGet(() -> new Delivered(landed, "before_records", null));
  }

  /** When a service's production got it. */
  @Nullable Delivered to(PlainService service) {
    Instant landed = change.landedAt();
    if (landed == null) {
      return null;
    }
    if (change.repository().isBeforeRecords(service, landed)) {
      return new Delivered(landed, "before_records", null);
    }
    PlainSuccess first = firstTo(service);
    return first == null
        ? null
        : new Delivered(first.at(), "deployment", PlainDeploymentRows.id(first));
  }

  /** The success that was the first to deliver it to a service. */
  @Nullable PlainSuccess firstTo(PlainService service) {
    return firsts.computeIfAbsent(service, s -> Optional.ofNullable(findFirstTo(s))).orElse(null);
  }

  private @Nullable PlainSuccess findFirstTo(PlainService service) {
    Instant landed = change.landedAt();
    if (landed == null || change.repository().isBeforeRecords(service, landed)) {
      return null;
    }
    return change.repository().successes(service).stream()
        .filter(success -> success.delivers(landed))
        .findFirst()
        .orElse(null);
  }
}
