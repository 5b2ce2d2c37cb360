package dev.weir.standalone.doctor.suggest;

import dev.weir.stream.valuestream.Team;
import dev.weir.stream.valuestream.ValueStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Owners for repositories that have none: repositories whose names begin alike go together. */
final class Teams {
  private Teams() {}

  static void propose(
      List<Seen.Name> repositories,
      ValueStream stream,
      FileTree file,
      Map<String, List<String>> comments) {
    if (repositories.isEmpty()) {
      return;
    }
    Set<String> taken = new TreeSet<>(stream.teams().stream().map(Team::id).toList());
    List<Map<String, Object>> teams = file.mappings("teams");
    for (Map.Entry<String, List<Seen.Name>> group : grouped(repositories).entrySet()) {
      String id = free(group.getKey(), taken);
      taken.add(id);
      Map<String, Object> team = new LinkedHashMap<>();
      team.put("id", id);
      team.put("name", title(id));
      List<String> names = group.getValue().stream().map(Seen.Name::name).toList();
      team.put("owns", new LinkedHashMap<>(Map.of("repositories", new ArrayList<>(names))));
      List<String> told = new ArrayList<>();
      group
          .getValue()
          .forEach(
              one ->
                  told.add("%s: %d items and deployments seen".formatted(one.name(), one.times())));
      comments.put("teams[" + teams.size() + "]", told);
      teams.add(team);
    }
    file.tree().put("teams", teams);
  }

  /** By owner and first word of the name where two or more share it, else by the name. */
  private static Map<String, List<Seen.Name>> grouped(List<Seen.Name> repositories) {
    Map<String, Integer> sharing = new HashMap<>();
    repositories.forEach(one -> sharing.merge(prefix(one.name()), 1, Integer::sum));
    Map<String, List<Seen.Name>> groups = new LinkedHashMap<>();
    for (Seen.Name one : repositories) {
      boolean shared = sharing.getOrDefault(prefix(one.name()), 0) > 1;
      groups
          .computeIfAbsent(
              shared ? prefix(one.name()) : lower(one.name()), key -> new ArrayList<>())
          .add(one);
    }
    return groups;
  }

  /** Such as acme/pay of acme/pay-api. */
  private static String prefix(String repository) {
    String name = lower(repository);
    int slash = name.indexOf('/');
    String[] words = name.substring(slash + 1).split("[-_.]", 2);
    return name.substring(0, slash + 1) + words[0];
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The last part of the key, with the owner or a number where that is another's. */
  private static String free(String key, Set<String> taken) {
    int slash = key.indexOf('/');
    String id = key.substring(slash + 1);
    if (taken.contains(id)) {
      id = key.replace('/', '-');
    }
    String numbered = id;
    for (int number = 2; taken.contains(numbered); number++) {
      numbered = id + "-" + number;
    }
    return numbered;
  }

  private static String title(String id) {
    String words = id.replaceAll("[-_.]+", " ").strip();
    return words.isEmpty()
        ? id
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
