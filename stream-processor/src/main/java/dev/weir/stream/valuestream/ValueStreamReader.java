package dev.weir.stream.valuestream;

import dev.weir.stream.valuestream.ValueStreamReading.Invalid;
import dev.weir.stream.valuestream.ValueStreamReading.Valid;
import java.util.List;
import java.util.Set;

/**
 * Reads value-stream files. All problems are found at once, each with its line and how to mend it.
 * A file may be 1 Mi characters long.
 */
public final class ValueStreamReader {
  private static final Set<String> KEYS =
      Set.of(
          "version",
          "stages",
          "rules",
          "item_types",
          "teams",
          "projects",
          "services",
          "aliases",
          "instances",
          "sources");

  private ValueStreamReader() {}

  /** Reads a file; what it leaves out has the built-in default. Never throws for what it holds. */
  public static ValueStreamReading read(String yaml) {
    ValueStream builtIn = ValueStream.builtIn();
    return read(yaml, builtIn.stages(), builtIn.rules(), builtIn.itemTypes());
  }

  static ValueStreamReading read(
      String yaml, List<Stage> stages, Rules rules, List<ItemType> itemTypes) {
    YamlTree.Outcome outcome = YamlTree.of(yaml);
    if (outcome instanceof YamlTree.Outcome.Broken broken) {
      return new Invalid(List.of(broken.problem()));
    }
    Problems problems = new Problems();
    Mapping file = Mapping.of(((YamlTree.Outcome.Root) outcome).node(), "", problems, KEYS);
    checkVersion(file);
    checkSources(file);
    Rules defaults = RulesSection.read(file.mapping("rules", RulesSection.KEYS), rules);
    ValueStream owners =
        new ValueStream(
            StagesSection.read(file, stages),
            defaults,
            ItemTypesSection.read(file, itemTypes),
            TeamsSection.read(file, defaults),
            NamesSections.projects(file),
            List.of(),
            NamesSections.aliases(file),
            NamesSections.instances(file));
    ValueStream read =
        owners.with(
            ServicesSection.read(
                file, repository -> owners.rulesFor(owners.teamOf(repository)).production()));
    return problems.isEmpty() ? new Valid(read) : new Invalid(problems.sorted());
  }

  private static void checkVersion(Mapping file) {
    if (!file.has("version")) {
      file.problems().add(file.node(), "version is missing; write: version: 1");
      return;
    }
    Integer version = file.integer("version", 0, Integer.MAX_VALUE);
    if (version != null && version != 1) {
      file.problems()
          .add(file.at("version"), "version must be 1, the only one there is, not " + version);
    }
  }

  private static void checkSources(Mapping file) {
    Mapping sources = file.open("sources");
    if (sources != null) {
      sources.eachKey(
          (name, at) ->
              file.problems()
                  .add(at, "sources." + name + ": generic sources are not read by this version"));
    }
  }
}
