package dev.weir.standalone.doctor.suggest;

import dev.weir.stream.valuestream.ItemType;
import dev.weir.stream.valuestream.ValueStream;
import dev.weir.stream.valuestream.ValueStreamReader;
import dev.weir.stream.valuestream.ValueStreamReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A value-stream file with a place for all that was seen: the one there is, and what it lacks. */
public final class Proposal {
  private final Seen seen;
  private final ValueStream stream;
  private final FileTree file;
  private final Map<String, List<String>> comments = new TreeMap<>();

  private Proposal(Seen seen, ValueStream stream, FileTree file) {
    this.seen = seen;
    this.stream = stream;
    this.file = file;
  }

  /**
   * The file's text, which is valid and leaves nothing unmapped.
   *
   * @param current text of the valid file that holds now; {@code version: 1} where there is none
   */
  public static String of(Seen seen, String current) {
    String text = current;
    // A second round sees what the first has added, such as the rules of new owners.
    for (int round = 0; round < 2; round++) {
      Proposal proposal = new Proposal(seen, valid(text), FileTree.of(tree(text)));
      text = round == 0 ? proposal.text(true) : proposal.completed(text);
    }
    Unmapped left = Unmapped.of(seen, valid(text));
    if (!left.isEmpty()) {
      throw new IllegalStateException("the suggested file leaves unmapped: " + left.inWords());
    }
    return text;
  }

  private String completed(String before) {
    return Unmapped.of(seen, stream).isEmpty() ? before : text(false);
  }

  private static ValueStream valid(String text) {
    ValueStreamReading reading = ValueStreamReader.read(text);
    if (reading instanceof ValueStreamReading.Valid valid) {
      return valid.valueStream();
    }
    throw new IllegalStateException("the file is not valid: " + reading);
  }

  @SuppressWarnings("unchecked") // the file is valid: a mapping whose keys are texts
  private static Map<String, Object> tree(String text) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(text);
    return new LinkedHashMap<>((Map<String, Object>) tree);
  }

  private String text(boolean told) {
    Unmapped unmapped = Unmapped.of(seen, stream);
    Teams.propose(unmapped.repositories(), stream, file, comments);
    statuses(unmapped);
    environments(unmapped);
    branches(unmapped);
    types(unmapped);
    labels(unmapped);
    bots(unmapped);
    return (told ? header(unmapped) : "") + YamlText.of(file.tree(), comments);
  }

  private String header(Unmapped unmapped) {
    List<String> lines = new ArrayList<>();
    lines.add("A value-stream file, suggested by ./weir doctor --suggest from what was seen:");
    lines.add(
        seen.repositories().isEmpty()
            ? "no item and no deployment was seen yet."
            : unmapped.isEmpty()
                ? "nothing is missing in the file that holds now."
                : String.join(", ", unmapped.inWords()) + ".");
    lines.add("Names are guesses: read it, change it, then set WEIR_VALUE_STREAM to it.");
    lines.add("Other rules are another version of all rows: state is then built anew.");
    List<String> quiet = new ArrayList<>();
    for (Seen.Place place : seen.environments()) {
      boolean production =
          Guess.isProduction(place.name())
              || stream.servicesOf(place.repository()).stream()
                  .anyMatch(service -> service.production().has(place.name()));
      if (!production && !quiet.contains(place.name())) {
        quiet.add(place.name());
      }
    }
    if (!quiet.isEmpty()) {
      lines.add("Environments that are taken for others than production: " + list(quiet));
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(
        line ->
            dev.weir.standalone.terminal.Plain.wrap(
                    dev.weir.standalone.terminal.Plain.printable(line), 100)
                .forEach(part -> text.append("# ").append(part).append('\n')));
    return text.append('\n').toString();
  }

  private static String list(List<String> names) {
    List<String> first = names.subList(0, Math.min(20, names.size()));
    return String.join(", ", first) + (names.size() > first.size() ? " …" : "");
  }

  private void statuses(Unmapped unmapped) {
    for (Seen.Name status : unmapped.statuses()) {
      String stage = Guess.stage(status.name()).orElse("development");
      for (Map<String, Object> rules : file.rulesWith("status_map")) {
        file.mapping(rules, "status_map").putIfAbsent(status.name(), stage);
      }
      comment(
          "rules.status_map",
          "\"%s\": seen %d times%s"
              .formatted(
                  status.name(),
                  status.times(),
                  Guess.stage(status.name()).isEmpty() ? ", its stage is a guess" : ""));
    }
  }

  private void environments(Unmapped unmapped) {
    for (Seen.Place place : unmapped.environments()) {
      List<Map<String, Object>> homes = file.production(place.repository(), stream);
      for (Map<String, Object> home : homes) {
        Map<String, Object> production = file.mapping(home, "production");
        List<String> members =
            file.list(production, "members", stream.rules().production().members());
        addAbsent(members, place.name());
      }
      boolean all =
          homes.stream()
              .anyMatch(
                  home ->
                      file.mapping(home, "production").getOrDefault("done_when", "").equals("all"));
      comment(
          homes.get(0) == file.tree().get("rules") ? "rules.production" : "rules",
          "\"%s\": %d deployments of %s; %s"
              .formatted(
                  place.name(),
                  place.times(),
                  place.repository(),
                  all
                      ? "added where done_when is all: a change is done when all have it"
                      : "done_when: all if a change must reach all of them"));
    }
  }

  private void branches(Unmapped unmapped) {
    for (Seen.Place merge : unmapped.branches()) {
      int slash = merge.name().indexOf('/');
      String glob = slash > 0 ? merge.name().substring(0, slash) + "/**" : merge.name();
      for (Map<String, Object> rules : file.rulesWith("landing_branches")) {
        addAbsent(
            file.list(rules, "landing_branches", stream.rules().landingBranches().patterns()),
            glob);
      }
      comment(
          "rules.landing_branches",
          "\"%s\": %d changes of %s were merged into it"
              .formatted(merge.name(), merge.times(), merge.repository()));
    }
  }

  private void types(Unmapped unmapped) {
    for (Seen.Name type : unmapped.types()) {
      String id = Guess.itemType(type.name()).orElse("feature");
      addToType(id, "types", type.name());
      comment(
          "item_types",
          "type \"%s\": seen on %d items%s"
              .formatted(
                  type.name(),
                  type.times(),
                  Guess.itemType(type.name()).isEmpty() ? ", a feature is a guess" : ""));
    }
    for (Seen.Name label : unmapped.typeLabels()) {
      Guess.itemType(label.name())
          .ifPresent(
              id -> {
                addToType(id, "labels", label.name());
                comment(
                    "item_types",
                    "label \"%s\": seen on %d items".formatted(label.name(), label.times()));
              });
    }
  }

  private void addToType(String id, String key, String name) {
    Map<String, Object> types = file.itemTypes(stream.itemTypes());
    if (!types.containsKey(id)) {
      String as = id.equals("epic") ? "ignore" : id.equals("sub_task") ? "fold" : "count";
      types.put(id, new LinkedHashMap<>(Map.of("as", as)));
    }
    addAbsent(file.list(file.mapping(types, id), key, List.of()), name);
  }

  private void labels(Unmapped unmapped) {
    for (Seen.Name label : unmapped.ruleLabels()) {
      String rule = Guess.ruleOfLabel(label.name()).orElse("blocked_labels");
      for (Map<String, Object> rules : file.rulesWith(rule)) {
        List<String> names =
            switch (rule) {
              case "hotfix" ->
                  file.list(
                      file.mapping(rules, "hotfix"), "labels", stream.rules().hotfix().labels());
              case "incident_labels" -> file.list(rules, rule, stream.rules().incidentLabels());
              default -> file.list(rules, rule, stream.rules().blockedLabels());
            };
        addAbsent(names, label.name());
      }
      comment(
          "rules." + rule, "label \"%s\": seen on %d items".formatted(label.name(), label.times()));
    }
  }

  private void bots(Unmapped unmapped) {
    for (Seen.Name bot : unmapped.bots()) {
      for (Map<String, Object> rules : file.rulesWith("bots")) {
        addAbsent(file.list(rules, "bots", stream.rules().bots().patterns()), bot.name());
      }
      comment("rules.bots", "\"%s\": author of %d items".formatted(bot.name(), bot.times()));
    }
  }

  private static void addAbsent(List<String> names, String name) {
    if (names.stream().noneMatch(name::equalsIgnoreCase)) {
      names.add(name);
    }
  }

  private void comment(String path, String line) {
    comments.computeIfAbsent(path, at -> new ArrayList<>()).add(line);
  }

  /** The id of a type as files write it. */
  static String idOf(ItemType.As as) {
    return as.name().toLowerCase(Locale.ROOT);
  }
}
