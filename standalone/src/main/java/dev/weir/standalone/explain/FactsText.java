package dev.weir.standalone.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.standalone.terminal.Ink;
import dev.weir.standalone.terminal.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The facts of an item for people: those of one instant that one delivery told about one subject
 * stand together, under the time and the delivery; what an observation showed without any effect
 * takes one line.
 */
final class FactsText {
  private static final String SEEN_FIRST = "so since it was first seen";
  private static final String CLOSED = "the closing itself tells it";
  private static final int SHORT = 40;

  private final Ink ink;
  private final int columns;
  private final StringBuilder out;

  FactsText(Ink ink, int columns, StringBuilder out) {
    this.ink = ink;
    this.columns = columns;
    this.out = out;
  }

  void add(JsonNode explained) {
    JsonNode facts = explained.path("facts");
    String title = "Facts (%d, times in UTC)".formatted(facts.size());
    out.append('\n').append(ink.bold(title)).append('\n');
    if (facts.isEmpty()) {
      out.append("  none yet: they are told within a second of their deliveries\n");
    }
    Map<List<String>, List<JsonNode>> groups = new LinkedHashMap<>();
    for (JsonNode fact : facts) {
      List<String> key =
          List.of(
              Plain.text(fact, "at"), fact.path("record").toString(), Plain.text(fact, "subject"));
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(fact);
    }
    groups.values().forEach(this::group);
  }

  private void group(List<JsonNode> facts) {
    JsonNode first = facts.get(0);
    String subject = Plain.text(first, "subject").replace("@refs/heads/", " at ");
    out.append('\n');
    Plain.wrap(Plain.time(Plain.text(first, "at")) + "  " + subject, columns)
        .forEach(line -> out.append(ink.bold(line)).append('\n'));
    for (JsonNode fact : facts) {
      if (!isNone(fact)) {
        effect(fact);
      }
    }
    List<String> shown = new ArrayList<>();
    for (JsonNode fact : facts) {
      if (isNone(fact) && isShown(fact)) {
        shown.add(FactWords.shown(fact, SHORT));
      } else if (isNone(fact)) {
        none(fact);
      }
    }
    if (!shown.isEmpty()) {
      lines("· shows ", String.join(", ", shown), false);
    }
    source(first);
  }

  private static boolean isNone(JsonNode fact) {
    return Plain.text(fact, "effect").equals("none");
  }

  /** Whether it is an attribute that says nothing of the flow, or nothing new. */
  private static boolean isShown(JsonNode fact) {
    String reason = Plain.text(fact, "reason");
    return reason.equals(SEEN_FIRST)
        || reason.equals(CLOSED)
        || reason.startsWith("moves no stage: ");
  }

  private void effect(JsonNode fact) {
    String stage = Plain.text(fact, "stage");
    String effect = Plain.text(fact, "effect");
    String what =
        switch (effect) {
          case "entered", "reopened" -> effect + " " + stage;
          case "blocked", "unblocked", "delivered", "landed", "linked" ->
              stage.isEmpty() ? effect : effect + ", in " + stage;
          default -> effect;
        };
    lines("● ", FactWords.of(fact) + " → " + what + rule(fact), true);
  }

  private void none(JsonNode fact) {
    lines("· ", FactWords.of(fact) + ": " + Plain.text(fact, "reason") + rule(fact), false);
  }

  private static String rule(JsonNode fact) {
    String rule = Plain.text(fact, "rule");
    return rule.isEmpty() ? "" : "  [" + rule + "]";
  }

  private void lines(String mark, String text, boolean strong) {
    String indent = "  ";
    for (String line : Plain.wrap(mark + text, columns - 4)) {
      out.append(indent).append(strong ? ink.good(line) : line).append('\n');
      indent = "    ";
    }
  }

  private void source(JsonNode fact) {
    JsonNode record = fact.path("record");
    JsonNode delivery = fact.path("delivery");
    String place =
        "%s-%s@%s"
            .formatted(
                Plain.text(record, "topic"),
                Plain.text(record, "partition"),
                Plain.text(record, "offset"));
    String told =
        delivery.isObject()
            ? "%s %s in %s"
                .formatted(Plain.text(delivery, "event_type"), Plain.text(delivery, "id"), place)
            : place;
    for (String line : Plain.wrap(told, columns - 4)) {
      out.append("    ").append(ink.faint(line)).append('\n');
    }
  }
}
