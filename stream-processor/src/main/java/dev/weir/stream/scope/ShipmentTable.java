package dev.weir.stream.scope;

import dev.weir.stream.flow.Attempt;
import dev.weir.stream.flow.Delivered;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Ledger.Entries;
import dev.weir.stream.ledger.Ledger.Entry;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The shipments of a scope, found by what a change needs to know of them. A success of a commit
 * that landed at L, at time T, reaches min(L, T); a change that landed at M is delivered at the
 * earliest T whose reach is M or later. As T is never before its reach, a look-up reads only the
 * successes that reach between M and the answer: its cost does not grow with the history.
 */
final class ShipmentTable {
  private final Table shipments;
  private final Table byReach;
  private final Table byTime;
  private final Table landedByTime;
  private final Table byLanding;

  ShipmentTable(Table shipments, Table byReach, Table byTime, Table landedByTime, Table byLanding) {
    this.shipments = shipments;
    this.byReach = byReach;
    this.byTime = byTime;
    this.landedByTime = landedByTime;
    this.byLanding = byLanding;
  }

  @Nullable Shipment get(String subject) {
    byte[] value = shipments.get(shipments.key().text(subject));
    return value == null ? null : Codecs.readShipment(value);
  }

  /** Puts the new version of a shipment in place of the old one, wherever it is found. */
  void replace(String subject, @Nullable Shipment old, @Nullable Shipment now) {
    if (old != null) {
      unindex(old);
    }
    if (now == null) {
      shipments.delete(shipments.key().text(subject));
    } else {
      shipments.put(shipments.key().text(subject), Codecs.write(now));
      index(now);
    }
  }

  private void index(Shipment shipment) {
    Instant succeeded = shipment.succeededAt();
    if (succeeded != null) {
      byTime.put(
          timeKey(shipment, succeeded),
          new WireWriter().time(shipment.createdAt()).text(shipment.environment()).bytes());
      if (shipment.reach() != null) {
        byReach.put(reachKey(shipment), new WireWriter().uuid(shipment.id()).bytes());
        landedByTime.put(landedKey(shipment), Table.NOTHING);
      }
    }
    if (shipment.channel() == DoneOn.DEPLOYMENT && shipment.landedAt() != null) {
      byLanding.put(landingKey(shipment), Table.NOTHING);
      rememberPremature(shipment);
    }
  }

  private void unindex(Shipment shipment) {
    Instant succeeded = shipment.succeededAt();
    if (succeeded != null) {
      byTime.delete(timeKey(shipment, succeeded));
      if (shipment.reach() != null) {
        byReach.delete(reachKey(shipment));
        landedByTime.delete(landedKey(shipment));
      }
    }
    if (shipment.channel() == DoneOn.DEPLOYMENT && shipment.landedAt() != null) {
      byLanding.delete(landingKey(shipment));
    }
  }

  /** When a change that landed at an instant was delivered on a channel; null if it was not. */
  @Nullable Delivered delivery(DoneOn channel, Instant landedAt) {
    Instant bestAt = null;
    UUID best = null;
    Key start = byReach.key().tag(letter(channel)).time(landedAt);
    try (Entries entries = byReach.from(start, byReach.key().tag(letter(channel)))) {
      while (entries.hasNext()) {
        Entry entry = entries.next();
        KeyReader key = channelKey(byReach, entry);
        Instant reach = key.time();
        if (bestAt != null && reach.isAfter(bestAt)) {
          break;
        }
        Instant at = key.time();
        if (bestAt == null || at.isBefore(bestAt)) {
          bestAt = at;
          best = new WireReader(entry.value()).uuid();
        }
      }
    }
    return bestAt == null ? null : new Delivered(bestAt, best, false);
  }

  /** When the commit of the first known production success landed; null before there is one. */
  @Nullable Instant firstSuccessLanding() {
    Key prefix = landedByTime.key().tag(letter(DoneOn.DEPLOYMENT));
    try (Entries entries = landedByTime.from(prefix, prefix)) {
      if (!entries.hasNext()) {
        return null;
      }
      KeyReader key = channelKey(landedByTime, entries.next());
      key.time();
      return key.time();
    }
  }

  /** Deployments that would deliver a change that landed at an instant and is out at another. */
  List<Attempt> attempts(Instant landedAt, @Nullable Instant deliveredAt) {
    List<Attempt> attempts = new ArrayList<>();
    Instant last = deliveredAt == null ? null : deliveredAt.plus(premature());
    try (Entries entries =
        byLanding.from(byLanding.key().tag('l').time(landedAt), byLanding.key().tag('l'))) {
      while (entries.hasNext()) {
        KeyReader key = channelKey(byLanding, entries.next());
        Instant landing = key.time();
        if (last != null && landing.isAfter(last)) {
          break;
        }
        addAttempt(attempts, key.text(), deliveredAt);
      }
    }
    attempts.sort(Comparator.comparing(Attempt::createdAt).thenComparing(Attempt::deployment));
    return attempts;
  }

  private void addAttempt(List<Attempt> attempts, String subject, @Nullable Instant deliveredAt) {
    Shipment shipment = get(subject);
    if (shipment != null && (deliveredAt == null || shipment.createdAt().isBefore(deliveredAt))) {
      attempts.add(shipment.attempt(supersededAt(shipment)));
    }
  }

  /** The first success of a deployment to the same environment that was created later. */
  private @Nullable Instant supersededAt(Shipment shipment) {
    Key prefix = byTime.key().tag(letter(shipment.channel()));
    Key start = byTime.key().tag(letter(shipment.channel())).time(shipment.createdAt());
    try (Entries entries = byTime.from(start, prefix)) {
      while (entries.hasNext()) {
        Entry entry = entries.next();
        WireReader success = new WireReader(entry.value());
        if (success.time().isAfter(shipment.createdAt())
            && success.text().equals(shipment.environment())) {
          return channelKey(byTime, entry).time();
        }
      }
    }
    return null;
  }

  /** How long before its commit's landing a deployment began at most. */
  Duration premature() {
    byte[] value = byLanding.get(byLanding.key().tag('p'));
    return value == null ? Duration.ZERO : Duration.ofMillis(new WireReader(value).number());
  }

  private void rememberPremature(Shipment shipment) {
    Instant landed = shipment.landedAt();
    if (landed != null && landed.isAfter(shipment.createdAt())) {
      Duration early = Duration.between(shipment.createdAt(), landed);
      if (early.compareTo(premature()) > 0) {
        byLanding.put(byLanding.key().tag('p'), new WireWriter().number(early.toMillis()).bytes());
      }
    }
  }

  private Key timeKey(Shipment shipment, Instant succeeded) {
    return byTime.key().tag(letter(shipment.channel())).time(succeeded).text(shipment.subject());
  }

  private Key reachKey(Shipment shipment) {
    return byReach
        .key()
        .tag(letter(shipment.channel()))
        .time(known(shipment.reach()))
        .time(known(shipment.succeededAt()))
        .text(shipment.subject());
  }

  private Key landedKey(Shipment shipment) {
    return landedByTime
        .key()
        .tag(letter(shipment.channel()))
        .time(known(shipment.succeededAt()))
        .time(known(shipment.landedAt()))
        .text(shipment.subject());
  }

  private Key landingKey(Shipment shipment) {
    return byLanding.key().tag('l').time(known(shipment.landedAt())).text(shipment.subject());
  }

  private static Instant known(@Nullable Instant at) {
    return java.util.Objects.requireNonNull(at);
  }

  private static char letter(DoneOn channel) {
    return switch (channel) {
      case DEPLOYMENT -> 'd';
      case RELEASE -> 'r';
      case TAG -> 't';
      case MERGE, CLOSE -> throw new IllegalArgumentException("nothing ships on " + channel);
    };
  }

  /** Reads a key behind the letter of its channel. */
  private static KeyReader channelKey(Table table, Entry entry) {
    return table.reader(entry.key(), 1);
  }
}
