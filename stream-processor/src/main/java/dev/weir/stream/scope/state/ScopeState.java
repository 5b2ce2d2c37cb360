package dev.weir.stream.scope.state;

import dev.weir.stream.fact.Scope;
import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.Ledger;
import dev.weir.stream.ledger.Table;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** The state of one scope: a room for each question that is asked of it. */
public final class ScopeState {
  /** Rooms that hold what was told here, by others, and to others: all else follows from them. */
  private static final String KEPT = "FNYyOMXsIPQo234";

  private final IntFunction<Table> table;
  public final NameTable names;
  public final FactTable facts;
  public final LandingTable landings;
  public final PushTable pushes;
  public final RunTable runs;
  public final BoardTable boards;
  public final ShipmentTable shipments;
  public final ChangeTable changes;
  public final LinkTable links;
  public final SentTable sent;
  public final AnswerTable answers;
  public final ItemTable items;
  public final GroupTable groups;
  public final SuccessTable successes;
  public final SuccessSeries series;
  public final SuccessSeries elsewhere;
  public final ReachTable reaches;
  public final TagTable tags;
  public final PathTable paths;
  public final RevertTable reverts;
  public final HotfixTable hotfixes;
  public final IncidentTable incidents;
  public final OutcomeTable outcomes;
  public final EmittedTable deployments;
  public final ServiceDays days;
  public final SourceTable sources;
  public final TellingTable tellings;
  public final ExplainedTable explained;
  public final WrittenName name;

  public ScopeState(Ledger ledger, Scope scope, UnaryOperator<String> aliases) {
    byte[] prefix =
        Key.of(scope.tenant())
            .text(scope.source())
            .text(scope.instance())
            .text(scope.name())
            .bytes();
    table = letter -> new Table(ledger, prefix, (char) letter);
    names = new NameTable(scope.name(), aliases, table.apply('Y'), table.apply('y'));
    facts = new FactTable(table.apply('F'), table.apply('N'), names);
    landings = new LandingTable(table.apply('C'), table.apply('W'));
    pushes = new PushTable(table.apply('U'), table.apply('B'), table.apply('h'));
    runs = new RunTable(table.apply('n'));
    boards = new BoardTable(table.apply('o'));
    shipments = new ShipmentTable(table.apply('D'), table.apply('T'), table.apply('E'));
    changes =
        new ChangeTable(
            table.apply('J'),
            table.apply('L'),
            table.apply('H'),
            table.apply('R'),
            table.apply('K'));
    links = new LinkTable(table.apply('O'), table.apply('M'));
    sent = new SentTable(table.apply('s'));
    answers = new AnswerTable(table.apply('X'));
    items = new ItemTable(table.apply('I'));
    groups = new GroupTable(table.apply('a'));
    successes = new SuccessTable(table.apply('G'));
    series = new SuccessSeries(table.apply('A'));
    elsewhere = new SuccessSeries(table.apply('i'));
    reaches = new ReachTable(table.apply('S'));
    tags = new TagTable(table.apply('V'));
    paths = new PathTable(table.apply('b'));
    reverts = new RevertTable(table.apply('c'));
    hotfixes = new HotfixTable(table.apply('d'));
    incidents = new IncidentTable(table.apply('e'));
    outcomes = new OutcomeTable(table.apply('f'));
    deployments = new EmittedTable(table.apply('P'));
    days = new ServiceDays(table.apply('Z'), table.apply('Q'));
    sources = new SourceTable(table.apply('1'));
    tellings = new TellingTable(table.apply('2'), table.apply('3'), table.apply('5'));
    explained = new ExplainedTable(table.apply('4'));
    name = new WrittenName(table.apply('g'));
  }

  /** The repository by its newest name, as it is written. */
  public String shownRepository(Scope scope) {
    return names.hasSeveral() ? names.shownRepository() : name.written(scope.name());
  }

  /** Forgets all that follows from facts and from what other scopes have told. */
  public void forgetDerived() {
    for (char room = '0'; room <= 'z'; room++) {
      if (KEPT.indexOf(room) < 0) {
        table.apply(room).clear();
      }
    }
  }
}
