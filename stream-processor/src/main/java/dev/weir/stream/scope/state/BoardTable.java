package dev.weir.stream.scope.state;

import dev.weir.stream.explain.Place;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.flow.Steps;
import dev.weir.stream.flow.Steps.Step;
import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import dev.weir.stream.scope.state.LinkTable.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Statuses that boards gave to a node or an issue, and which issues a node is. */
public final class BoardTable {
  private static final char STATUS = 's';
  private static final char ISSUE = 'i';

  /**
   * That something got a status. Joins as its fact does: the earlier time, the greater status.
   *
   * @param fact identity of the fact that tells it
   * @param place of the raw record that first told it
   */
  public record Status(UUID fact, Instant at, String status, Place place) {
    Status join(Status other) {
      return new Status(
          fact, other.at.isBefore(at) ? other.at : at, Fact.greater(status, other.status), place);
    }

    public void write(WireWriter out) {
      out.uuid(fact).time(at).text(status).number(place.partition()).number(place.offset());
    }

    public static Status read(WireReader in) {
      return new Status(in.uuid(), in.time(), in.text(), new Place(in.integer(), in.number()));
    }
  }

  private final Table table;

  BoardTable(Table table) {
    this.table = table;
  }

  /** Takes a status up; answers whether that is news. */
  public boolean join(String subject, Status status) {
    Key key = table.key().tag(STATUS).text(subject).uuid(status.fact());
    byte[] known = table.get(key);
    Status before = known == null ? null : Status.read(new WireReader(known));
    Status now = before == null ? status : before.join(status);
    if (now.equals(before)) {
      return false;
    }
    WireWriter out = new WireWriter();
    now.write(out);
    table.put(key, out.bytes());
    return true;
  }

  public List<Status> of(String subject) {
    return table.below(
        table.key().tag(STATUS).text(subject), entry -> Status.read(new WireReader(entry.value())));
  }

  /** Its status over time, of one instant the greatest; empty before the first. */
  public Steps<String> over(String subject) {
    SortedMap<Instant, String> told = new TreeMap<>();
    of(subject).forEach(status -> told.merge(status.at(), status.status(), Fact::greater));
    List<Step<String>> steps = new ArrayList<>();
    told.forEach((at, status) -> steps.add(new Step<>(at, status)));
    return new Steps<>("", steps);
  }

  /** An issue is a node; answers whether that is news. */
  public boolean follow(String node, Link issue) {
    Key key = table.key().tag(ISSUE).text(node).text(issue.changeScope()).text(issue.change());
    if (table.get(key) != null) {
      return false;
    }
    table.put(key, Table.NOTHING);
    return true;
  }

  /** The issues that are a node. */
  public List<Link> followers(String node) {
    return table.below(
        table.key().tag(ISSUE).text(node),
        entry -> {
          KeyReader key = table.reader(entry.key(), 1);
          key.text();
          return new Link(key.text(), key.text());
        });
  }
}
