package dev.weir.stream.scope.state;

import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Ledger.Entries;
import dev.weir.stream.ledger.Ledger.Entry;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The deployments to production of a scope, found by what a change needs to know of them. */
public final class ShipmentTable {
  private final Table shipments;
  private final Table byTime;
  private final Table byLanding;

  ShipmentTable(Table shipments, Table byTime, Table byLanding) {
    this.shipments = shipments;
    this.byTime = byTime;
    this.byLanding = byLanding;
  }

  public @Nullable Shipment get(String group) {
    byte[] value = shipments.get(shipments.key().text(group));
    return value == null ? null : Codecs.readShipment(value);
  }

  /** Puts the new version of a shipment in place of the old one, wherever it is found. */
  public void replace(String group, @Nullable Shipment old, @Nullable Shipment now) {
    if (old != null) {
      unindex(old);
    }
    if (now == null) {
      shipments.delete(shipments.key().text(group));
    } else {
      shipments.put(shipments.key().text(group), Codecs.write(now));
      index(now);
    }
  }

  private void index(Shipment shipment) {
    if (shipment.succeededAt() != null) {
      byTime.put(
          timeKey(shipment, shipment.succeededAt()),
          new WireWriter().time(shipment.createdAt()).bytes());
    }
    if (shipment.landedAt() != null) {
      for (String service : shipment.services()) {
        byLanding.put(landingKey(service, shipment, shipment.landedAt()), Table.NOTHING);
      }
      rememberPremature(shipment.createdAt(), shipment.landedAt());
    }
  }

  private void unindex(Shipment shipment) {
    if (shipment.succeededAt() != null) {
      byTime.delete(timeKey(shipment, shipment.succeededAt()));
    }
    if (shipment.landedAt() != null) {
      for (String service : shipment.services()) {
        byLanding.delete(landingKey(service, shipment, shipment.landedAt()));
      }
    }
  }

  /**
   * Groups of the deployments that would bring a change that landed at an instant to a service, and
   * that were created before it was brought there.
   */
  public List<Shipment> attempts(String service, Instant landedAt, @Nullable Instant deliveredAt) {
    List<Shipment> attempts = new ArrayList<>();
    Instant last = deliveredAt == null ? null : deliveredAt.plus(premature());
    Key prefix = byLanding.key().tag('l').text(service);
    try (Entries entries =
        byLanding.from(byLanding.key().tag('l').text(service).time(landedAt), prefix)) {
      while (entries.hasNext()) {
        KeyReader key = byLanding.reader(entries.next().key(), 1);
        key.text();
        Instant landing = key.time();
        if (last != null && landing.isAfter(last)) {
          break;
        }
        Shipment found = get(key.text());
        if (found != null && (deliveredAt == null || found.createdAt().isBefore(deliveredAt))) {
          attempts.add(found);
        }
      }
    }
    return attempts;
  }

  /** The first success of a deployment to the same environment that was created later. */
  public @Nullable Instant supersededAt(Shipment shipment) {
    Key prefix = byTime.key().text(shipment.environment());
    Key start = byTime.key().text(shipment.environment()).time(shipment.createdAt());
    try (Entries entries = byTime.from(start, prefix)) {
      while (entries.hasNext()) {
        Entry entry = entries.next();
        if (new WireReader(entry.value()).time().isAfter(shipment.createdAt())) {
          KeyReader key = byTime.reader(entry.key());
          key.text();
          return key.time();
        }
      }
    }
    return null;
  }

  /** How long before its commit's landing a deployment began at most. */
  public Duration premature() {
    byte[] value = byLanding.get(byLanding.key().tag('p'));
    return value == null ? Duration.ZERO : Duration.ofMillis(new WireReader(value).number());
  }

  private void rememberPremature(Instant createdAt, Instant landedAt) {
    if (landedAt.isAfter(createdAt)) {
      Duration early = Duration.between(createdAt, landedAt);
      if (early.compareTo(premature()) > 0) {
        byLanding.put(byLanding.key().tag('p'), new WireWriter().number(early.toMillis()).bytes());
      }
    }
  }

  private Key timeKey(Shipment shipment, Instant succeeded) {
    return byTime.key().text(shipment.environment()).time(succeeded).text(shipment.group());
  }

  private Key landingKey(String service, Shipment shipment, Instant landedAt) {
    return byLanding.key().tag('l').text(service).time(landedAt).text(shipment.group());
  }
}
