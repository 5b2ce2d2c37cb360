package dev.weir.stream.scope.state;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import dev.weir.stream.scope.name.IssueNames;
import dev.weir.stream.scope.name.Items;
import dev.weir.stream.scope.name.Names;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The names of a scope's repository and of those issues of it that have moved: where facts about
 * them are folded, and under which name they are shown. One look-up a record where there is one
 * name only.
 */
public final class NameTable {
  /** A scope of this name keeps the names that a repository of an id has had, and no facts. */
  public static final String ID = "id:";

  /**
   * @param names of the repository
   * @param ids that the tool gave it
   * @param moves whether any issue of it has moved
   * @param guests whether facts were told under another name
   */
  private record Standing(Names names, SortedSet<String> ids, boolean moves, boolean guests) {
    static final Standing USUAL = new Standing(Names.NONE, new TreeSet<>(), false, false);
  }

  private final String scope;
  private final UnaryOperator<String> aliases;
  private final Table standings;
  private final Table issues;
  private @Nullable Standing standing;

  /**
   * @param scope its own name
   * @param aliases from a repository's name to the one that the value stream gives it
   */
  NameTable(String scope, UnaryOperator<String> aliases, Table standings, Table issues) {
    this.scope = scope;
    this.aliases = aliases;
    this.standings = standings;
    this.issues = issues;
  }

  private Standing standing() {
    if (standing == null) {
      byte[] value = standings.get(standings.key());
      standing = value == null ? Standing.USUAL : read(new WireReader(value));
    }
    return standing;
  }

  private static Standing read(WireReader in) {
    return new Standing(
        Names.read(in), new TreeSet<>(in.list(WireReader::text)), in.flag(), in.flag());
  }

  private void put(Standing now) {
    WireWriter out = new WireWriter();
    now.names().write(out);
    out.list(now.ids(), WireWriter::text).flag(now.moves()).flag(now.guests());
    standings.put(standings.key(), out.bytes());
    standing = now;
  }

  public Names repository() {
    return standing().names();
  }

  public SortedSet<String> ids() {
    return standing().ids();
  }

  public void putRepository(Names names, SortedSet<String> ids) {
    put(new Standing(names, ids, standing().moves(), standing().guests()));
  }

  /** Facts that were told under another name have come. */
  void welcomeGuests() {
    if (!standing().guests()) {
      put(new Standing(standing().names(), standing().ids(), standing().moves(), true));
    }
  }

  boolean hasGuests() {
    return standing().guests();
  }

  public IssueNames issue(String subject) {
    byte[] value = standing().moves() ? issues.get(issues.key().text(subject)) : null;
    return value == null ? IssueNames.NONE : IssueNames.read(new WireReader(value));
  }

  public void putIssue(String subject, IssueNames names) {
    if (!standing().moves()) {
      put(new Standing(standing().names(), standing().ids(), true, standing().guests()));
    }
    issues.put(issues.key().text(subject), names.bytes());
  }

  /** Issues that have moved. */
  public List<String> movedIssues() {
    return standing().moves()
        ? issues.below(issues.key(), entry -> issues.reader(entry.key()).text())
        : List.of();
  }

  /** The same as it is written there. */
  public String homeName() {
    String alias = alias(scope);
    return alias == null ? home() : alias;
  }

  /** Scope in which the repository's facts are folded: that of its oldest name. */
  public String home() {
    String alias = alias(scope);
    if (alias != null) {
      return alias.toLowerCase(Locale.ROOT);
    }
    boolean alone = isDirectory() || repository().isEmpty();
    return alone ? scope : repository().home();
  }

  private @Nullable String alias(String repository) {
    String other = aliases.apply(repository.toLowerCase(Locale.ROOT));
    return other.equalsIgnoreCase(repository) ? null : other;
  }

  public boolean isAlias() {
    return alias(scope) != null;
  }

  /** A name by what the value stream calls its repository. */
  public String unaliased(String name) {
    String repository = Items.repositoryOf(name);
    String alias = alias(repository);
    return alias == null ? name : alias + name.substring(repository.length());
  }

  /** Whether this is where the names of a repository with an id meet. */
  public boolean isDirectory() {
    return scope.startsWith(ID);
  }

  public boolean isHome() {
    return home().equals(scope);
  }

  /** Where facts about a subject are folded, in lower case: itself as a rule. */
  public String homeOf(String subject) {
    if (!isHome()) {
      return renamed(subject, home());
    }
    IssueNames names = issue(subject);
    return names.isEmpty() ? subject : names.home();
  }

  /** Whether facts about a subject, in lower case, are folded in another scope. */
  public boolean isElsewhere(String subject) {
    return !isHome() || !homeOf(subject).equals(subject);
  }

  /** A subject of this repository under another name of it; any other as it is. */
  public String renamed(String subject, String name) {
    String repository = Items.repositoryOf(subject);
    return repository.equalsIgnoreCase(scope)
        ? name + subject.substring(repository.length())
        : subject;
  }

  /** The same name by the home of its repository, where that is known here. */
  public String canonical(String name) {
    String other = unaliased(name);
    String repository = Items.repositoryOf(other);
    boolean own = hasSeveral() && repository().all().contains(Names.lower(repository));
    return own ? scope + other.substring(repository.length()) : other;
  }

  /** Whether its repository was seen under several names, or spellings of one. */
  public boolean hasSeveral() {
    return repository().seen().size() > 1;
  }

  /** The repository by its newest name. */
  public String shownRepository() {
    return hasSeveral() ? repository().newest() : scope;
  }

  /** A subject by its newest name. */
  String shown(String subject) {
    IssueNames names = issue(Names.lower(subject));
    if (!names.isEmpty()) {
      return names.newest();
    }
    return hasSeveral() ? renamed(subject, repository().newest()) : subject;
  }

  Fact shown(Fact fact) {
    String subject = shown(fact.subject());
    return subject.equals(fact.subject())
        ? fact
        : new Fact(
            fact.id(), fact.kind(), subject, fact.discriminator(), fact.at(), fact.attributes());
  }
}
