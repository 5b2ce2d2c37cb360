package dev.weir.stream.reference;

import dev.weir.stream.fact.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A story that fails under some rules, told in some way. */
record Counterexample(List<Delivery> story, Rulebook rules, long seed) {
  private static final String QUOTES = "\"\"\"";

  /** Without some deliveries. */
  Counterexample without(int from, int size) {
    List<Delivery> shorter = new ArrayList<>(story);
    shorter.subList(from, Math.min(story.size(), from + size)).clear();
    return new Counterexample(shorter, rules, seed);
  }

  /** Java that fails in the same way. */
  String asTest() {
    StringBuilder java = new StringBuilder("@Test\nvoid shouldComeToTheTablesOfTheReference() {\n");
    java.append("  ToldFacts.under(\n").append(QUOTES).append('\n');
    java.append(rules.yaml()).append(QUOTES).append(")\n");
    for (Delivery delivery : story) {
      java.append("      .in(\"").append(delivery.scope().name()).append('"');
      delivery.facts().forEach(fact -> java.append(",\n          ").append(fact(fact)));
      java.append(")\n");
    }
    return java.append("      .shouldHold(").append(seed).append("L);\n}\n").toString();
  }

  private static String fact(Fact fact) {
    StringBuilder java = new StringBuilder("ToldFacts.fact(FactKind.").append(fact.kind().name());
    for (String text : List.of(fact.subject(), fact.discriminator(), fact.at().toString())) {
      java.append(", ").append(quoted(text));
    }
    for (Map.Entry<String, String> attribute : fact.attributes().entrySet()) {
      java.append(", ").append(quoted(attribute.getKey()));
      java.append(", ").append(quoted(attribute.getValue()));
    }
    return java.append(')').toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
