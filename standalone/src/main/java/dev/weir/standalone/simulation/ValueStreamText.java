package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.truth.TruthSink;
import java.util.List;

/** The value-stream file of a simulated organisation. */
public final class ValueStreamText {
  private ValueStreamText() {}

  /** Its text, in YAML. */
  public static String of(Settings settings) {
    StringBuilder text = new StringBuilder("version: 1\n\nteams:\n");
    List<Team> teams = Simulation.teams(settings);
    teams.forEach(team -> append(text, team));
    List<CodeBase> split =
        teams.stream()
            .flatMap(team -> team.codeBases().stream())
            .filter(codeBase -> codeBase.services().size() > 1)
            .toList();
    if (!split.isEmpty()) {
      text.append("\nservices:\n");
      split.forEach(codeBase -> append(text, codeBase));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Team team) {
    text.append("  - id: ").append(team.id()).append("\n    name: ").append(team.title());
    text.append("\n    owns: {repositories: [");
    StringBuilder names = new StringBuilder();
    for (CodeBase codeBase : team.codeBases()) {
      String name = codeBase.repository().fullName();
      String last = codeBase.lastExternalId("#");
      names.append(names.isEmpty() ? "" : ", ").append(name);
      String lastName = last.substring(0, last.length() - 1);
      names.append(lastName.equals(name) ? "" : ", " + lastName);
    }
    text.append(names).append("]}\n    rules: {done_on: ");
    text.append(team.profile().custom().done().id());
    if (team.profile().custom().assignmentStarts()) {
      text.append(", start_on: assign");
    }
    if (team.profile().custom().approvalTests()) {
      text.append(", approved: testing");
    }
    if (team.profile() == Profile.PLATFORM) {
      text.append(", required_runs: [\"build*\"]");
    }
    List<String> environments = team.codeBases().get(0).services().get(0).environments();
    if (environments.size() > 1) {
      text.append(", production: {members: [").append(String.join(", ", environments));
      text.append("], done_when: all}");
    }
    text.append("}\n");
  }

  private static void append(StringBuilder text, CodeBase codeBase) {
    for (Service service : codeBase.services()) {
      text.append("  - {id: ").append(service.id());
      text.append(", repository: ").append(codeBase.repository().fullName());
      text.append(", paths: [\"").append(service.folder()).append("/**\", \"lib/**\"]");
      text.append(", production: {members: [").append(service.environments().get(0));
      text.append("], done_when: any}}\n");
    }
  }

  /** A sink for those who only want to know who there is. */
  static TruthSink nobody() {
    return new TruthSink() {
      @Override
      public void item(dev.weir.standalone.simulation.truth.ItemRow row) {}

      @Override
      public void serviceDay(dev.weir.standalone.simulation.truth.ServiceDayRow row) {}

      @Override
      public void teamDay(dev.weir.standalone.simulation.truth.TeamDayRow row) {}
    };
  }
}
