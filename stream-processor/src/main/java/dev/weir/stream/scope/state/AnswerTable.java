package dev.weir.stream.scope.state;

import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which items exist: those of this scope as they are, those of others as these have answered. */
public final class AnswerTable {
  /**
   * What is known of an item.
   *
   * @param version grows with each new answer of the item's scope: late mail undoes nothing newer
   * @param exists whether it links: created, not deleted, of no type that is left out
   * @param incident whether it is an incident
   * @param ancestors the items that it is a part of, the nearest first, as they say themselves
   * @param parent whom it asks, as a part of it or as another name of it; of items of this scope
   * @param passedTo whom its changes are passed on to; of items of this scope
   */
  public record Answer(
      long version,
      boolean exists,
      boolean incident,
      List<String> ancestors,
      @Nullable String parent,
      @Nullable String passedTo) {
    static final Answer UNKNOWN = new Answer(0, false, false, List.of(), null, null);

    public Answer {
      ancestors = List.copyOf(ancestors);
    }

    public Answer with(long other) {
      return new Answer(other, exists, incident, ancestors, parent, passedTo);
    }

    public boolean saysAs(Answer other) {
      return exists == other.exists
          && incident == other.incident
          && ancestors.equals(other.ancestors);
    }

    /** What is told of it beside whether it exists. */
    public byte[] told() {
      return new WireWriter().flag(incident).list(ancestors, WireWriter::text).bytes();
    }

    public static Answer heard(long version, boolean exists, byte[] told) {
      WireReader in = new WireReader(told);
      return new Answer(version, exists, in.flag(), in.list(WireReader::text), null, null);
    }
  }

  private final Table table;

  AnswerTable(Table table) {
    this.table = table;
  }

  public Answer of(String item) {
    byte[] value = table.get(table.key().text(item));
    if (value == null) {
      return Answer.UNKNOWN;
    }
    WireReader in = new WireReader(value);
    return new Answer(
        in.number(),
        in.flag(),
        in.flag(),
        in.list(WireReader::text),
        in.maybe(WireReader::text),
        in.maybe(WireReader::text));
  }

  public void put(String item, Answer answer) {
    table.put(
        table.key().text(item),
        new WireWriter()
            .number(answer.version())
            .flag(answer.exists())
            .flag(answer.incident())
            .list(answer.ancestors(), WireWriter::text)
            .maybe(answer.parent(), WireWriter::text)
            .maybe(answer.passedTo(), WireWriter::text)
            .bytes());
  }

  /** Takes up an answer of another scope, if none newer is known. */
  public void hear(String item, Answer answer) {
    if (answer.version() > of(item).version()) {
      put(item, answer);
    }
  }

  /** Items of a scope of which there is an answer. */
  public List<String> items(String scope) {
    return table.below(table.key().start(scope + "#"), entry -> table.reader(entry.key()).text());
  }
}
