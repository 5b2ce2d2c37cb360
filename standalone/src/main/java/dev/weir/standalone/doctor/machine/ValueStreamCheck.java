package dev.weir.standalone.doctor.machine;

import dev.weir.standalone.doctor.report.Check;
import dev.weir.standalone.doctor.report.Findings;
import dev.weir.standalone.doctor.subject.Subject;
import dev.weir.stream.valuestream.Service;
import dev.weir.stream.valuestream.Team;
import dev.weir.stream.valuestream.ValueStream;
import java.util.List;

/** The value-stream file: whether it is one, and whether what it names is in it. */
public final class ValueStreamCheck implements Check.Examination {
  private static final String VALUE_STREAM = "WEIR_VALUE_STREAM";
  private static final String CURE = "mend the file; docs/value-stream.md tells every key";

  private final Subject subject;

  public ValueStreamCheck(Subject subject) {
    this.subject = subject;
  }

  @Override
  public void examine(Findings findings) {
    List<String> problems =
        subject.problems().stream().filter(one -> one.startsWith(VALUE_STREAM)).toList();
    if (!problems.isEmpty()) {
      for (String problem : problems) {
        findings.wrong("value stream", problem.substring(VALUE_STREAM.length() + 2), CURE);
      }
      return;
    }
    ValueStream stream = subject.services().stream().valueStream();
    String version = "rules " + stream.rulesVersion().substring(0, 12);
    if (subject.variables().keySet().stream().noneMatch(name -> name.startsWith(VALUE_STREAM))) {
      findings.note(
          "value stream",
          "the built-in one, without teams: every repository is a team of its own; " + version);
      return;
    }
    findings.ok(
        "value stream",
        "%d teams, %d services, %d item types; %s"
            .formatted(
                stream.teams().size(),
                stream.services().size(),
                stream.itemTypes().size(),
                version));
    references(findings, stream);
  }

  private static void references(Findings findings, ValueStream stream) {
    List<String> services = stream.services().stream().map(Service::id).toList();
    for (Team team : stream.teams()) {
      for (String service : team.owns().services()) {
        if (!services.contains(service)) {
          findings.warn(
              "owners",
              "team " + team.id() + " owns service " + service + ", which the file does not have",
              "add it under services, or take it from the team");
        }
      }
    }
  }
}
