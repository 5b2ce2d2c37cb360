package dev.weir.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Figures as a table for people or as JSON. Pure. */
final class Report {
  private Report() {}

  static String text(String benchmark, List<Figure> figures) {
    StringBuilder text = new StringBuilder("\n").append(benchmark).append('\n');
    for (Figure figure : figures) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-52s %14s %-8s",
              figure.what(),
              number(figure.value()),
              figure.unit()));
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

  static ObjectNode json(ObjectMapper mapper, String benchmark, List<Figure> figures) {
    ObjectNode result = mapper.createObjectNode().put("benchmark", benchmark);
    ArrayNode list = result.putArray("figures");
    for (Figure figure : figures) {
      ObjectNode node = list.addObject();
      node.put("what", figure.what()).put("value", figure.value()).put("unit", figure.unit());
      node.put("beside", figure.beside()).put("peer", figure.peer()).put("ratio", figure.ratio());
      node.put("goal", figure.goal());
    }
    return result;
  }

  private static double peer(Figure figure) {
    Double peer = figure.peer();
    return peer == null ? Double.NaN : peer;
  }

  private static String number(double value) {
    String pattern = Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 1 ? "%.2f" : "%.4f";
    return String.format(Locale.ROOT, pattern, value);
  }
}
