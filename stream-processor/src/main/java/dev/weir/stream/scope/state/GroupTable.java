package dev.weir.stream.scope.state;

import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import dev.weir.stream.scope.name.Subjects;
import dev.weir.stream.scope.object.DeploymentFacts;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which deployments are jobs of one matrix, and which belong to a run. */
public final class GroupTable {
  private static final char GROUP = 'g';
  private static final char RUN = 'r';
  private static final char MEMBER = 'm';

  /**
   * Where a deployment belongs.
   *
   * @param group its subject, or what the jobs of its matrix have in common
   * @param run id and attempt of the run that made it, such as 7.1; empty where none is known
   */
  public record Membership(String group, String run, String environment) {
    /** One run, environment and commit make one deployment. */
    public static Membership of(String subject, DeploymentFacts told) {
      String run = told.text("run");
      String environment = told.text("environment").toLowerCase(Locale.ROOT);
      String matrix = "run " + run + " " + environment + " " + told.text("sha");
      return new Membership(run.isEmpty() ? subject : matrix, run, environment);
    }

    /** Id of the run, whatever the attempt. */
    public String runId() {
      int dot = run.indexOf('.');
      return dot < 0 ? run : run.substring(0, dot);
    }

    /** Which attempt of the run; empty where it is not known. */
    public String attempt() {
      int dot = run.indexOf('.');
      return dot < 0 ? "" : run.substring(dot + 1);
    }
  }

  private final Table table;

  GroupTable(Table table) {
    this.table = table;
  }

  public @Nullable Membership of(String subject) {
    byte[] value = table.get(table.key().tag(MEMBER).text(subject));
    if (value == null) {
      return null;
    }
    WireReader in = new WireReader(value);
    return new Membership(in.text(), in.text(), in.text());
  }

  public void move(String subject, @Nullable Membership from, Membership to) {
    if (from != null) {
      table.delete(groupKey(from, subject));
      table.delete(runKey(from, subject));
    }
    table.put(
        table.key().tag(MEMBER).text(subject),
        new WireWriter().text(to.group()).text(to.run()).text(to.environment()).bytes());
    table.put(groupKey(to, subject), Table.NOTHING);
    if (!to.run().isEmpty()) {
      table.put(runKey(to, subject), new WireWriter().text(to.group()).bytes());
    }
  }

  /** Its deployments, the one that stands for it first. */
  public List<String> members(String group) {
    return table.below(
        table.key().tag(GROUP).text(group),
        entry -> {
          KeyReader key = table.reader(entry.key(), 1);
          key.text();
          return key.text().substring(1);
        });
  }

  /** The groups of a run's deployments to an environment. */
  public List<String> ofRun(String run, String environment) {
    return List.copyOf(
        new TreeSet<>(
            table.below(
                table.key().tag(RUN).text(run).text(environment),
                entry -> new WireReader(entry.value()).text())));
  }

  private Key groupKey(Membership of, String subject) {
    return Subjects.byNumber(table.key().tag(GROUP).text(of.group()), subject);
  }

  private Key runKey(Membership of, String subject) {
    return table.key().tag(RUN).text(of.runId()).text(of.environment()).text(subject);
  }
}
