package dev.weir.stream.reference;

import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.flow.FlowRules;
import dev.weir.stream.valuestream.ValueStream;
import dev.weir.stream.valuestream.ValueStreamReader;
import dev.weir.stream.valuestream.ValueStreamReading;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Random rules, as a value-stream file and as the reference takes them. */
record Rulebook(ValueStream valueStream, PlainRules plain) {
  static Rulebook of(long seed) {
    Random random = new Random(~seed);
    boolean releases = random.nextInt(3) == 0;
    StringBuilder yaml = new StringBuilder("version: 1\nrules: {landing_branches: [");
    yaml.append(releases ? "\"release/*\"" : "").append("]}\nteams:\n");
    Map<String, FlowRules> flow = new HashMap<>();
    for (String repository : RandomOrganisation.REPOSITORIES) {
      DoneOn doneOn =
          random.nextInt(2) == 0 ? DoneOn.DEPLOYMENT : DoneOn.values()[random.nextInt(5)];
      boolean assign = random.nextBoolean();
      yaml.append("  - id: ")
          .append(
              repository.substring(repository.indexOf('/') + 1).toLowerCase(java.util.Locale.ROOT));
      yaml.append("\n    owns: {repositories: [").append(repository).append("]}\n");
      yaml.append("    rules: {done_on: ").append(doneOn.id());
      yaml.append(", start_on: ").append(assign ? "assign" : "none").append("}\n");
      flow.put(
          PlainFacts.lower(repository),
          new FlowRules(doneOn, assign, FlowRules.defaults().kinds()));
    }
    ValueStreamReading reading = ValueStreamReader.read(yaml.toString());
    if (reading instanceof ValueStreamReading.Valid valid) {
      return new Rulebook(valid.valueStream(), new PlainRules(flow, releases));
    }
    throw new AssertionError(yaml + " is not valid: " + reading);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    plain
        .flow()
        .forEach(
            (name, flow) ->
                text.append(name)
                    .append(' ')
                    .append(flow.doneOn().id())
                    .append(flow.startOnAssign() ? " on assign, " : ", "));
    return text + "release branches land: " + plain.releaseBranchesLand();
  }
}
