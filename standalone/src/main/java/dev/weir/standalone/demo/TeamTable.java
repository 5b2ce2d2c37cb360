package dev.weir.standalone.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The teams' figures as text in columns. Pure. */
public final class TeamTable {
  private static final double MINUTE = 60;
  private static final double HOUR = 60 * MINUTE;
  private static final double DAY = 24 * HOUR;

  private static final List<String> HEAD =
      List.of(
          "team",
          "completed",
          "by bots",
          "flow time",
          "lead time",
          "deployments",
          "load",
          "last 7 days",
          "as of");

  private TeamTable() {}

  /** A line for the head and one for each team. */
  public static String of(List<TeamFigures> teams) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    teams.forEach(team -> rows.add(row(team)));
    int[] widths =
        IntStream.range(0, HEAD.size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
  }

  private static List<String> row(TeamFigures team) {
    return List.of(
        team.team(),
        Long.toString(team.completed()),
        Long.toString(team.completedByBots()),
        duration(team.flowTimeSeconds()),
        duration(team.leadTimeSeconds()),
        Long.toString(team.deployments()),
        Long.toString(team.load()),
        Long.toString(team.velocity()),
        team.lastDay());
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String format = column == 0 ? "%-" + widths[0] + "s" : "  %" + widths[column] + "s";
      line.append(String.format(Locale.ROOT, format, row.get(column)));
    }
    return line.toString().stripTrailing();
  }

  /** In the unit that a person would choose. */
  static String duration(Optional<Double> seconds) {
    return seconds.map(TeamTable::duration).orElse("–");
  }

  private static String duration(double seconds) {
    if (seconds < MINUTE) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    if (seconds < HOUR) {
      return String.format(Locale.ROOT, "%.0f min", seconds / MINUTE);
    }
    return seconds < 2 * DAY
        ? String.format(Locale.ROOT, "%.1f h", seconds / HOUR)
        : String.format(Locale.ROOT, "%.1f d", seconds / DAY);
  }
}
