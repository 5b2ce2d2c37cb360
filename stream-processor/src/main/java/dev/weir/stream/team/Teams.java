package dev.weir.stream.team;

import dev.weir.schema.avro.TeamProfile;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * What the value stream says of teams.
 *
 * @param staleAfter by team, the age from its start beyond which an item in progress is stale
 * @param configured profiles of the file's teams, by team id; other teams get one of their name
 */
public record Teams(Function<Team, Duration> staleAfter, Map<String, TeamProfile> configured) {
  public Teams {
    configured = Map.copyOf(configured);
  }

  /** The profile of a team, configured or not. */
  TeamProfile profile(Team team) {
    TeamProfile profile = configured.get(team.id());
    return profile == null ? new TeamProfile(team.id(), null, null, null, null, "{}") : profile;
  }
}
