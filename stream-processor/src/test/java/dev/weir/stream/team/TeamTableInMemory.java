package dev.weir.stream.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.TeamDay;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows told, the last of each day; refuses to be told the same again. */
final class TeamTableInMemory implements TeamTable {
  private final Set<Team> profiles = new HashSet<>();
  private final Map<Team, TreeMap<LocalDate, TeamDay>> days = new HashMap<>();
  private int told;

  /** How many rows were told, taken back ones too. */
  int told() {
    return told;
  }

  Set<Team> profiles() {
    return profiles;
  }

  Map<LocalDate, TeamDay> days(Team team) {
    return days.getOrDefault(team, new TreeMap<>());
  }

  @Override
  public void profile(Team team, boolean present) {
    boolean changed = present ? profiles.add(team) : profiles.remove(team);
    assertThat(changed).as("profile of %s told anew", team).isTrue();
  }

  @Override
  public void day(Team team, LocalDate day, @Nullable TeamDay row) {
    told++;
    Map<LocalDate, TeamDay> rows = days.computeIfAbsent(team, absent -> new TreeMap<>());
    TeamDay before = row == null ? rows.remove(day) : rows.put(day, row);
    assertThat(row).as("row of %s told anew", day).isNotEqualTo(before);
  }
}
