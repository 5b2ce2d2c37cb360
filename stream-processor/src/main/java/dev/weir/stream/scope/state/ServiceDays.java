package dev.weir.stream.scope.state;

import dev.weir.schema.avro.ServiceMetrics;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.flow.Percentiles;
import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Ledger;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import dev.weir.stream.scope.name.Names;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.state.OutcomeTable.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The DORA metrics of the days of a scope's services (MODEL.md, section 8). */
public final class ServiceDays {
  private static final char DEPLOYMENTS = 'd';
  private static final char CHANGES = 'c';

  /** A UTC day of a service. */
  public record ServiceDay(String service, LocalDate day) implements Comparable<ServiceDay> {
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

  /** What became of a deployment that counts is not what it was. */
  public void replace(@Nullable Outcome old, @Nullable Outcome now) {
    if (old != null) {
      members.delete(key(day(old), DEPLOYMENTS).text(old.finish().deployment()));
    }
    if (now != null) {
      Instant recovered = now.recoveredAt();
      members.put(
          key(day(now), DEPLOYMENTS).text(now.finish().deployment()),
          new WireWriter()
              .flag(now.failed())
              .flag(now.afterIncident())
              .optional(
                  recovered == null
                      ? null
                      : Duration.between(now.finish().at(), recovered).toMillis())
              .bytes());
    }
  }

  private ServiceDay day(Outcome outcome) {
    return touch(outcome.finish().service(), outcome.finish().at());
  }

  /** Something about all of them is not what it was. */
  public void touchAll() {
    touched.addAll(emitted.below(emitted.key(), entry -> emitted(entry).day()));
  }

  public void add(String service, Instant deliveredAt, String change, Duration leadTime) {
    members.put(
        key(touch(service, deliveredAt), CHANGES).text(change),
        new WireWriter().number(leadTime.toMillis()).bytes());
  }

  public void removeChange(String service, Instant deliveredAt, String change) {
    members.delete(key(touch(service, deliveredAt), CHANGES).text(change));
  }

  /**
   * Days that another scope has taken back, by the names that its rows showed: what was told here
   * under these names may have been told before that.
   */
  public void emitAgain(Collection<ServiceDay> takenBack) {
    if (takenBack.isEmpty()) {
      return;
    }
    Set<String> names = new HashSet<>();
    takenBack.forEach(day -> names.add(Names.lower(day.service()) + " " + day.day()));
    for (Emitted one : emitted.below(emitted.key(), this::emitted)) {
      if (names.contains(Names.lower(one.name()) + " " + one.day().day())) {
        Key key = key(one.day());
        byte[] told = Objects.requireNonNull(emitted.get(key));
        if (!isTakenBack(told)) {
          emitted.put(key, new WireWriter().text(one.name()).flag(false).bytes());
        }
        touched.add(one.day());
      }
    }
  }

  /**
   * A day as it was told last.
   *
   * @param day by the service's own name
   * @param name that its row showed
   */
  private record Emitted(ServiceDay day, String name) {}

  private Emitted emitted(Ledger.Entry entry) {
    KeyReader key = emitted.reader(entry.key());
    ServiceDay day = new ServiceDay(key.text(), LocalDate.parse(key.text()));
    return new Emitted(day, new WireReader(entry.value()).text());
  }

  private Key key(ServiceDay day) {
    return emitted.key().text(day.service()).text(day.day().toString());
  }

  /**
   * Emits the days that are not what they were; answers those that are no more.
   *
   * @param names of services as rows show them
   * @param incidents whether the scope knows any at all
   */
  public List<ServiceDay> settle(
      Policy policy,
      Scope scope,
      Outbox outbox,
      UnaryOperator<String> names,
      BooleanSupplier incidents) {
    List<ServiceDay> gone = new ArrayList<>();
    for (ServiceDay day : touched) {
      String name = names.apply(day.service());
      Instant begun = day.day().atStartOfDay(ZoneOffset.UTC).toInstant();
      String team = policy.teamOfService(name, begun);
      ServiceMetrics now = metrics(day, team, policy.rulesVersion(), incidents);
      Key key = key(day);
      byte[] before = emitted.get(key);
      String nameBefore = before == null ? name : new WireReader(before).text();
      byte[] bytes = now == null ? null : written(name, now);
      boolean renamed = !name.equals(nameBefore);
      if (before != null && (bytes == null || renamed)) {
        if (!isTakenBack(before)) {
          outbox.serviceDay(nameBefore, day.day(), null);
        }
        emitted.put(key, new WireWriter().text(nameBefore).bytes());
        gone.add(new ServiceDay(nameBefore, day.day()));
      }
      if (bytes != null && !Arrays.equals(bytes, before)) {
        emitted.put(key, bytes);
        outbox.serviceDay(name, day.day(), now);
      }
    }
    touched.clear();
    return gone;
  }

  /** Nothing but the name is left: who tells of the day now is told so again if he is another. */
  private static boolean isTakenBack(byte[] emitted) {
    return emitted.length == new WireWriter().text(new WireReader(emitted).text()).bytes().length;
  }

  private static byte[] written(String name, ServiceMetrics metrics) {
    byte[] row = Rows.bytes(metrics);
    byte[] head = new WireWriter().text(name).bytes();
    byte[] whole = Arrays.copyOf(head, head.length + row.length);
    System.arraycopy(row, 0, whole, head.length, row.length);
    return whole;
  }

  private @Nullable ServiceMetrics metrics(
      ServiceDay day, String team, String rulesVersion, BooleanSupplier incidents) {
    List<Deployed> deployed =
        members.below(key(day, DEPLOYMENTS), entry -> Deployed.read(entry.value()));
    List<Long> leadTimes =
        members.below(key(day, CHANGES), entry -> new WireReader(entry.value()).number());
    if (deployed.isEmpty() && leadTimes.isEmpty()) {
      return null;
    }
    Percentiles percentiles = new Percentiles(leadTimes);
    Percentiles recoveries =
        new Percentiles(
            deployed.stream().map(Deployed::recovery).filter(Objects::nonNull).toList());
    return ServiceMetrics.newBuilder()
        .setTeamId(team)
        .setDeployments(deployed.size())
        .setChanges(leadTimes.size())
        .setChangeLeadTimeP50Millis(percentiles.at(0.5))
        .setChangeLeadTimeP90Millis(percentiles.at(0.9))
        .setFailedDeployments(deployed.isEmpty() ? null : count(deployed, Deployed::failed))
        .setRecoveryTimeP50Millis(recoveries.at(0.5))
        .setRecoveryTimeCount(recoveries.count())
        .setReworkDeployments(
            deployed.isEmpty() || !incidents.getAsBoolean()
                ? null
                : count(deployed, Deployed::afterIncident))
        .setRulesVersion(rulesVersion)
        .build();
  }

  private static int count(List<Deployed> deployed, Predicate<Deployed> which) {
    return (int) deployed.stream().filter(which).count();
  }

  /** What a day keeps of a deployment; recovery in milliseconds. */
  private record Deployed(boolean failed, boolean afterIncident, @Nullable Long recovery) {
    static Deployed read(byte[] bytes) {
      WireReader in = new WireReader(bytes);
      return new Deployed(in.flag(), in.flag(), in.optional());
    }
  }

  private ServiceDay touch(String service, Instant at) {
    ServiceDay day = new ServiceDay(service, at.atZone(ZoneOffset.UTC).toLocalDate());
    touched.add(day);
    return day;
  }

  private Key key(ServiceDay day, char kind) {
    return members.key().text(day.service()).text(day.day().toString()).tag(kind);
  }
}
