package dev.weir.stream.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A value-stream file, read plainly: who owns what under which rules. */
final class PlainStream {
  private static final String TYPES =
      """
      bug: {labels: [bug], types: [Bug], prefixes: [fix], as: count}
      risk: {labels: [security], types: [Vulnerability], prefixes: [security], as: count}
      chore: {labels: [chore, tech-debt, dependencies], types: [Task], \
      prefixes: [chore, refactor, build, ci, test, docs], as: count}
      feature: {labels: [feature, enhancement], types: [Story, Feature], prefixes: [feat], as: count}
      sub_task: {types: [Sub-task], as: fold}
      epic: {types: [Epic], as: ignore}
      """;
  private static final Pattern PREFIX =
      Pattern.compile("^\\s*(\\w+)(\\([^)]*\\))?!?:.*", Pattern.DOTALL);

  private final Map<String, Object> file;
  private final PlainRules rules;
  private final Map<String, PlainRules> rulesOfTeams = new HashMap<>();

  private PlainStream(Map<String, Object> file) {
    this.file = file;
    this.rules = PlainRules.defaults().under(map(file.get("rules")));
    for (Map<String, Object> team : maps("teams")) {
      rulesOfTeams.put(String.valueOf(team.get("id")), rules.under(map(team.get("rules"))));
    }
  }

  static PlainStream of(String yaml) {
    return new PlainStream(map(load(yaml)));
  }

  private static Object load(String yaml) {
    return new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }

  PlainRules rulesOf(String team) {
    return rulesOfTeams.getOrDefault(team, rules);
  }

  /** The owner at an instant: the first of the file, else the repository's name. */
  String teamAt(String repository, Instant at) {
    return owner(
        owns ->
            PlainGlob.anyRepository(PlainRules.strings(owns.get("repositories")), repository)
                && stands(owns, at),
        repository);
  }

  /** The owner of a service at an instant, else that of its repository. */
  String teamOfService(String service, String repository, Instant at) {
    return owner(
        owns -> PlainRules.strings(owns.get("services")).contains(service) && stands(owns, at),
        teamAt(repository, at));
  }

  /** The owner of an item: the one of all services that it touches, else of its repository. */
  String teamOfItem(String repository, Set<String> services, Instant at) {
    Set<String> owners = new TreeSet<>();
    services.forEach(
        service ->
            owners.add(
                owner(
                    owns ->
                        PlainRules.strings(owns.get("services")).contains(service)
                            && stands(owns, at),
                    "")));
    String owner = owners.size() == 1 ? owners.iterator().next() : "";
    return owner.isEmpty() ? teamAt(repository, at) : owner;
  }

  /** Rules of a repository as its latest owner's. */
  PlainRules rulesOfRepository(String repository) {
    return rulesOf(
        owner(
            owns ->
                PlainGlob.anyRepository(PlainRules.strings(owns.get("repositories")), repository)
                    && owns.get("until") == null,
            repository));
  }

  private static boolean stands(Map<String, Object> owns, Instant at) {
    Instant from = instant(owns.get("from"), Instant.MIN);
    return !at.isBefore(from) && at.isBefore(instant(owns.get("until"), Instant.MAX));
  }

  private static Instant instant(@Nullable Object value, Instant otherwise) {
    return value == null ? otherwise : Instant.parse(String.valueOf(value));
  }

  private String owner(Predicate<Map<String, Object>> owns, String otherwise) {
    return maps("teams").stream()
        .filter(team -> owns.test(map(team.get("owns"))))
        .map(team -> String.valueOf(team.get("id")))
        .findFirst()
        .orElse(otherwise);
  }

  /** Old names of repositories to new ones. */
  Map<String, String> aliases() {
    Map<String, String> aliases = new LinkedHashMap<>();
    map(file.get("aliases")).forEach((from, to) -> aliases.put(from, String.valueOf(to)));
    return aliases;
  }

  List<PlainService> servicesOf(String repository) {
    PlainRules ofRepository = rulesOfRepository(repository);
    List<PlainService> services = new ArrayList<>();
    for (Map<String, Object> service : maps("services")) {
      if (String.valueOf(service.get("repository")).equalsIgnoreCase(repository)) {
        Map<String, Object> production = map(service.get("production"));
        services.add(
            PlainService.of(
                String.valueOf(service.get("id")),
                PlainRules.strings(service.get("paths")),
                production.isEmpty() ? ofRepository.production() : production));
      }
    }
    return services.isEmpty()
        ? List.of(PlainService.of(repository, List.of(), ofRepository.production()))
        : services;
  }

  /** The type's id and how it counts; first by labels, then the tool's type, then the prefix. */
  Map.Entry<String, String> typeOf(
      Collection<String> labels, @Nullable String toolType, @Nullable String title) {
    Matcher prefix = PREFIX.matcher(title == null ? "" : title);
    String before = prefix.matches() ? prefix.group(1) : "";
    Map<String, Object> types = map(file.get("item_types"));
    types = types.isEmpty() ? map(load(TYPES)) : types;
    for (String key : List.of("labels", "types", "prefixes")) {
      for (Map.Entry<String, Object> type : types.entrySet()) {
        List<String> wanted = PlainRules.strings(map(type.getValue()).get(key));
        Predicate<String> matches =
            switch (key) {
              case "labels" -> w -> labels.stream().anyMatch(w::equalsIgnoreCase);
              case "types" -> w -> toolType != null && w.equalsIgnoreCase(toolType);
              default -> w -> w.equalsIgnoreCase(before);
            };
        if (wanted.stream().anyMatch(matches)) {
          Object as = map(type.getValue()).get("as");
          return Map.entry(type.getKey(), as == null ? "count" : String.valueOf(as));
        }
      }
    }
    return Map.entry("unknown", "count");
  }

  private List<Map<String, Object>> maps(String key) {
    List<Map<String, Object>> maps = new ArrayList<>();
    if (file.get(key) instanceof List<?> list) {
      list.forEach(one -> maps.add(map(one)));
    }
    return maps;
  }

  @SuppressWarnings("unchecked") // keys of the file are texts
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
  }
}
