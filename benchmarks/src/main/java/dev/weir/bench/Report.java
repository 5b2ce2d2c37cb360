package dev.weir.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Results as a table for people, as a section of docs/benchmarks.md, or as JSON. Pure. */
final class Report {
  private Report() {}

  static String text(Result result) {
    StringBuilder text = new StringBuilder("\n").append(heading(result)).append('\n');
    for (Figure figure : result.figures()) {
      text.append(
          String.format(
              Locale.ROOT, "  %-58s %14s %-8s", figure.what(), value(figure), figure.unit()));
      Double ratio = figure.ratio();
      if (ratio != null) {
        text.append(
            String.format(
                Locale.ROOT, " = %.2f x %s (%s)", ratio, figure.beside(), number(peer(figure))));
      }
      text.append(figure.goal().isEmpty() ? "\n" : "  [goal: " + figure.goal() + "]\n");
    }
    return text.toString();
  }

  /** A section that can be pasted as it stands. */
  static String markdown(Result result) {
    StringBuilder text =
        new StringBuilder("\n### ")
            .append(heading(result))
            .append("\n\n| figure | value | beside | ratio | goal |\n")
            .append("| --- | --- | --- | --- | --- |\n");
    for (Figure figure : result.figures()) {
      Double ratio = figure.ratio();
      text.append("| ")
          .append(cell(figure.what()))
          .append(" | ")
          .append(cell((value(figure) + " " + figure.unit()).strip()))
          .append(" | ")
          .append(ratio == null ? "" : cell(figure.beside() + ": " + number(peer(figure))))
          .append(" | ")
          .append(ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio))
          .append(" | ")
          .append(cell(figure.goal()))
          .append(" |\n");
    }
    return text.toString();
  }

  static ObjectNode json(ObjectMapper mapper, Machine machine, Result result) {
    ObjectNode node = mapper.createObjectNode().put("benchmark", result.benchmark());
    node.put("machine", machine.line()).put("date", machine.date().toString());
    node.put("scale", machine.scale()).put("seconds", result.seconds());
    node.put("load_before", result.load().before()).put("load_after", result.load().after());
    ArrayNode list = node.putArray("figures");
    for (Figure figure : result.figures()) {
      ObjectNode one = list.addObject();
      one.put("what", figure.what()).put("value", figure.value()).put("unit", figure.unit());
      one.put("beside", figure.beside()).put("peer", figure.peer()).put("ratio", figure.ratio());
      one.put("goal", figure.goal());
    }
    return node;
  }

  private static String heading(Result result) {
    return String.format(
        Locale.ROOT,
        "%s (%.0f s, load average %.1f before, %.1f after)",
        result.benchmark(),
        result.seconds(),
        result.load().before(),
        result.load().after());
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static double peer(Figure figure) {
    Double peer = figure.peer();
    return peer == null ? Double.NaN : peer;
  }

  private static String value(Figure figure) {
    return number(figure.value());
  }

  private static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    String pattern = Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 1 ? "%.2f" : "%.4f";
    return String.format(Locale.ROOT, pattern, value);
  }
}
