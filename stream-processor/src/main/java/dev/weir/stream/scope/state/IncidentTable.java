package dev.weir.stream.scope.state;

import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Ledger.Entries;
import dev.weir.stream.ledger.SmallGroups;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The incidents of a scope, found by time and by what they name, and what they attach to. */
public final class IncidentTable {
  private static final char INCIDENT = 'i';
  private static final char OPENED = 'o';
  private static final char NAMING = 'n';
  private static final char ATTACHED = 'a';
  private static final char DEPLOYMENT = 'd';

  /**
   * That an incident attaches to a deployment.
   *
   * @param deployment the one that stands for it
   */
  public record Attachment(String deployment, Instant openedAt, @Nullable Instant resolvedAt) {
    byte[] write() {
      return new WireWriter()
          .text(deployment)
          .time(openedAt)
          .maybe(resolvedAt, WireWriter::time)
          .bytes();
    }

    static Attachment read(byte[] bytes) {
      WireReader in = new WireReader(bytes);
      return new Attachment(in.text(), in.time(), in.maybe(WireReader::time));
    }
  }

  private final Table table;
  private final SmallGroups groups;

  IncidentTable(Table table) {
    this.table = table;
    groups = new SmallGroups(table);
  }

  /** Whether the scope knows any incident at all. */
  public boolean any() {
    Key prefix = table.key().tag(INCIDENT);
    try (Entries entries = table.from(prefix, prefix)) {
      return entries.hasNext();
    }
  }

  public List<String> issues() {
    return table.below(table.key().tag(INCIDENT), entry -> table.reader(entry.key(), 1).text());
  }

  public boolean isIncident(String item) {
    return table.get(table.key().tag(INCIDENT).text(item)) != null;
  }

  public @Nullable IncidentEntry get(String item) {
    byte[] value = table.get(table.key().tag(INCIDENT).text(item));
    return value == null ? null : IncidentEntry.read(value);
  }

  public void replace(String item, @Nullable IncidentEntry old, @Nullable IncidentEntry now) {
    if (old != null) {
      table.delete(table.key().tag(INCIDENT).text(item));
      table.delete(openedKey(item, old));
      named(old).forEach(named -> groups.remove(namingKey(named), item));
    }
    if (now != null) {
      table.put(table.key().tag(INCIDENT).text(item), now.write());
      table.put(openedKey(item, now), Table.NOTHING);
      named(now).forEach(named -> groups.put(namingKey(named), item, Table.NOTHING));
    }
  }

  private Key openedKey(String item, IncidentEntry entry) {
    return table.key().tag(OPENED).text(entry.service()).time(entry.openedAt()).text(item);
  }

  private static List<String> named(IncidentEntry entry) {
    List<String> named = new ArrayList<>(entry.deployments());
    named.addAll(entry.commits());
    return named;
  }

  private Key namingKey(String named) {
    return table.key().tag(NAMING).text(named);
  }

  /** Marks the incidents that may attach to a success: those after it, and those that name it. */
  public void markAfter(Finish finish, @Nullable Instant next, Duration window, Set<String> into) {
    if (!any()) {
      return;
    }
    markOpened(finish.service(), finish.at(), next, window, into);
    markOpened("", finish.at(), next, window, into);
    markNaming(finish.sha(), into);
  }

  private void markOpened(
      String service, Instant from, @Nullable Instant before, Duration window, Set<String> into) {
    Key prefix = table.key().tag(OPENED).text(service);
    Key start = table.key().tag(OPENED).text(service).time(from);
    try (Entries opened = table.from(start, prefix)) {
      while (opened.hasNext()) {
        KeyReader key = table.reader(opened.next().key(), 1);
        key.text();
        Instant at = key.time();
        if (at.isAfter(from.plus(window)) || (before != null && !at.isBefore(before))) {
          return;
        }
        into.add(key.text());
      }
    }
  }

  /** Marks the incidents whose body names a deployment or a commit. */
  public void markNaming(String named, Set<String> into) {
    into.addAll(groups.of(namingKey(named)).keySet());
  }

  /** What an incident attaches to, as it was last noted. */
  public @Nullable Attachment attachment(String item) {
    byte[] value = table.get(table.key().tag(ATTACHED).text(item));
    return value == null ? null : Attachment.read(value);
  }

  /** Notes what an incident attaches to; answers whether that is news. */
  public boolean attach(String item, @Nullable Attachment old, @Nullable Attachment now) {
    if (Objects.equals(old, now)) {
      return false;
    }
    if (old != null) {
      table.delete(table.key().tag(ATTACHED).text(item));
      groups.remove(deploymentKey(old), item);
    }
    if (now != null) {
      table.put(table.key().tag(ATTACHED).text(item), now.write());
      groups.put(deploymentKey(now), item, now.write());
    }
    return true;
  }

  /** The incidents that attach to a deployment. */
  public List<Attachment> attachedTo(String deployment) {
    return groups.of(table.key().tag(DEPLOYMENT).text(deployment)).values().stream()
        .map(Attachment::read)
        .toList();
  }

  private Key deploymentKey(Attachment attachment) {
    return table.key().tag(DEPLOYMENT).text(attachment.deployment());
  }
}
