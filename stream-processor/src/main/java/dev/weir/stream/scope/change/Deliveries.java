package dev.weir.stream.scope.change;

import dev.weir.stream.flow.Attempt;
import dev.weir.stream.flow.Change;
import dev.weir.stream.flow.Delivered;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.scope.state.ChangeEntry;
import dev.weir.stream.scope.state.ChangeEntry.LeadTime;
import dev.weir.stream.scope.state.PushTable;
import dev.weir.stream.scope.state.ReachTable;
import dev.weir.stream.scope.state.ScopeState;
import dev.weir.stream.scope.state.ServiceArrival;
import dev.weir.stream.scope.state.Shipment;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What brought a change to production, or would have (MODEL.md, section 4). */
final class Deliveries {
  private static final Comparator<Delivered> ORDER =
      Comparator.comparing(Delivered::at).thenComparing(one -> String.valueOf(one.by()));

  private static final SortedSet<String> NOWHERE = Collections.emptySortedSet();

  private final ScopeState state;
  private final Duration recordsWindow;

  Deliveries(ScopeState state, Duration recordsWindow) {
    this.state = state;
    this.recordsWindow = recordsWindow;
  }

  /** How it came to each of the services that it touches. */
  SortedMap<String, ServiceArrival> arrivals(
      @Nullable Instant landedAt, SortedSet<String> touched) {
    SortedMap<String, ServiceArrival> arrivals = new TreeMap<>();
    touched.forEach(
        service ->
            arrivals.put(
                service, landedAt == null ? ServiceArrival.NONE : arrival(service, landedAt)));
    return arrivals;
  }

  private ServiceArrival arrival(String service, Instant landedAt) {
    Instant first = state.series.firstLanding(service);
    if (first != null && landedAt.isBefore(first.minus(recordsWindow))) {
      return new ServiceArrival(landedAt, null, null, true);
    }
    ReachTable.Arrival arrival = state.reaches.first(DoneOn.DEPLOYMENT, service, landedAt);
    return arrival == null
        ? ServiceArrival.NONE
        : new ServiceArrival(arrival.at(), arrival.by(), arrival.id(), false);
  }

  /** When it reached production on each channel; absent where it did not. */
  Map<DoneOn, Delivered> of(
      @Nullable Instant landedAt, SortedMap<String, ServiceArrival> arrivals) {
    Map<DoneOn, Delivered> delivered = new EnumMap<>(DoneOn.class);
    if (landedAt == null) {
      return delivered;
    }
    for (DoneOn channel : List.of(DoneOn.DEPLOYMENT, DoneOn.RELEASE, DoneOn.TAG)) {
      Delivered delivery = null;
      if (arrivals.isEmpty()) {
        delivery = Delivered.atLanding(landedAt);
      } else if (channel == DoneOn.DEPLOYMENT) {
        delivery = deployed(landedAt, arrivals);
      } else {
        ReachTable.Arrival arrival = state.reaches.first(channel, "", landedAt);
        delivery = arrival == null ? null : new Delivered(arrival.at(), arrival.id(), false);
      }
      if (delivery != null) {
        delivered.put(channel, delivery);
      }
    }
    return delivered;
  }

  /** The last of its services has it; those whose records begin later do not matter. */
  private static @Nullable Delivered deployed(
      Instant landedAt, SortedMap<String, ServiceArrival> arrivals) {
    Delivered last = null;
    for (ServiceArrival arrival : arrivals.values()) {
      if (arrival.at() == null) {
        return null;
      }
      if (!arrival.beforeRecords()) {
        Delivered one = new Delivered(arrival.at(), arrival.id(), false);
        last = last == null || ORDER.compare(one, last) > 0 ? one : last;
      }
    }
    return last == null ? new Delivered(landedAt, null, true) : last;
  }

  /** Deployments that would bring it to a service that has it not yet. */
  List<Attempt> attempts(@Nullable Instant landedAt, SortedMap<String, ServiceArrival> arrivals) {
    Map<String, Shipment> shipments = new TreeMap<>();
    if (landedAt != null) {
      arrivals.forEach(
          (service, arrival) ->
              state
                  .shipments
                  .attempts(service, landedAt, arrival.at())
                  .forEach(shipment -> shipments.put(shipment.group(), shipment)));
    }
    return shipments.values().stream()
        .map(one -> one.attempt(state.shipments.supersededAt(one), until(one, arrivals)))
        .sorted(Comparator.comparing(Attempt::createdAt).thenComparing(Attempt::deployment))
        .toList();
  }

  /** When the last of the services that it is for had the change. */
  private static @Nullable Instant until(
      Shipment shipment, SortedMap<String, ServiceArrival> arrivals) {
    Instant until = null;
    for (String service : shipment.services()) {
      ServiceArrival arrival = arrivals.get(service);
      if (arrival != null && arrival.at() == null) {
        return null;
      }
      Instant at = arrival == null ? null : arrival.at();
      until = at != null && (until == null || at.isAfter(until)) ? at : until;
    }
    return until;
  }

  /** Change lead time; null where it was not deployed inside the records. */
  static @Nullable LeadTime leadTime(Change change) {
    Delivered deployed = change.delivered().get(DoneOn.DEPLOYMENT);
    if (deployed == null || deployed.beforeRecords() || deployed.needless()) {
      return null;
    }
    Instant begun = PushTable.earliest(change.createdAt(), change.firstCommitAt());
    return new LeadTime(deployed.at(), Duration.between(begun, deployed.at()));
  }

  /** Counts its lead time on the days of its services where it belongs now. */
  void countLeadTime(String subject, @Nullable ChangeEntry old, ChangeEntry now) {
    LeadTime was = old == null ? null : old.leadTime();
    LeadTime is = now.leadTime();
    SortedSet<String> before = old == null || was == null ? NOWHERE : measured(old);
    SortedSet<String> after = is == null ? NOWHERE : measured(now);
    if (Objects.equals(was, is) && before.equals(after)) {
      return;
    }
    if (was != null) {
      before.forEach(service -> state.days.removeChange(service, was.at(), subject));
    }
    if (is != null) {
      after.forEach(service -> state.days.add(service, is.at(), subject, is.time()));
    }
  }

  /** Its services, but for those that it came to before their records: outside every time. */
  private static SortedSet<String> measured(ChangeEntry entry) {
    SortedSet<String> services = new TreeSet<>();
    entry
        .services()
        .forEach(
            (service, arrival) -> {
              if (!arrival.beforeRecords()) {
                services.add(service);
              }
            });
    return services;
  }
}
