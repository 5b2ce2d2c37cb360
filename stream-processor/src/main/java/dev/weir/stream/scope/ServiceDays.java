package dev.weir.stream.scope;

import dev.weir.schema.avro.ServiceMetrics;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.flow.Percentiles;
import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Deployments and change lead times of the days of a scope's services (MODEL.md, section 8). */
final class ServiceDays {
  private static final char DEPLOYMENTS = 'd';
  private static final char CHANGES = 'c';

  /** A UTC day of a service. */
  record ServiceDay(String service, LocalDate day) implements Comparable<ServiceDay> {
    @Override
    public int compareTo(ServiceDay other) {
      int order = service.compareTo(other.service);
      return order == 0 ? day.compareTo(other.day) : order;
    }
  }

  private final Table members;
  private final Table emitted;
  private final SortedSet<ServiceDay> touched = new TreeSet<>();

  ServiceDays(Table members, Table emitted) {
    this.members = members;
    this.emitted = emitted;
  }

  void add(String service, Instant succeededAt, String deployment) {
    members.put(key(touch(service, succeededAt), DEPLOYMENTS).text(deployment), Table.NOTHING);
  }

  void remove(String service, Instant succeededAt, String deployment) {
    members.delete(key(touch(service, succeededAt), DEPLOYMENTS).text(deployment));
  }

  void add(String service, Instant deliveredAt, String change, Duration leadTime) {
    members.put(
        key(touch(service, deliveredAt), CHANGES).text(change),
        new WireWriter().number(leadTime.toMillis()).bytes());
  }

  void removeChange(String service, Instant deliveredAt, String change) {
    members.delete(key(touch(service, deliveredAt), CHANGES).text(change));
  }

  /** Emits the days that are not what they were. */
  void settle(Policy policy, Scope scope, Outbox outbox) {
    for (ServiceDay day : touched) {
      ServiceMetrics now = metrics(day, policy.teamOf(scope, day.service()), policy.rulesVersion());
      Key key = emitted.key().text(day.service()).text(day.day().toString());
      byte[] bytes = now == null ? null : bytes(now);
      byte[] before = emitted.get(key);
      if (bytes == null && before != null) {
        emitted.delete(key);
        outbox.serviceDay(day.service(), day.day(), null);
      } else if (bytes != null && !Arrays.equals(bytes, before)) {
        emitted.put(key, bytes);
        outbox.serviceDay(day.service(), day.day(), now);
      }
    }
    touched.clear();
  }

  private @Nullable ServiceMetrics metrics(ServiceDay day, String team, String rulesVersion) {
    int deployments = members.below(key(day, DEPLOYMENTS), entry -> entry).size();
    List<Long> leadTimes =
        members.below(key(day, CHANGES), entry -> new WireReader(entry.value()).number());
    if (deployments == 0 && leadTimes.isEmpty()) {
      return null;
    }
    Percentiles percentiles = new Percentiles(leadTimes);
    return ServiceMetrics.newBuilder()
        .setTeamId(team)
        .setDeployments(deployments)
        .setChanges(leadTimes.size())
        .setChangeLeadTimeP50Millis(percentiles.at(0.5))
        .setChangeLeadTimeP90Millis(percentiles.at(0.9))
        .setRulesVersion(rulesVersion)
        .build();
  }

  private ServiceDay touch(String service, Instant at) {
    ServiceDay day = new ServiceDay(service, at.atZone(ZoneOffset.UTC).toLocalDate());
    touched.add(day);
    return day;
  }

  private Key key(ServiceDay day, char kind) {
    return members.key().text(day.service()).text(day.day().toString()).tag(kind);
  }

  private static byte[] bytes(ServiceMetrics metrics) {
    try {
      ByteBuffer buffer = metrics.toByteBuffer();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
