package dev.weir.standalone.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.standalone.terminal.Ink;
import dev.weir.standalone.terminal.Plain;
import java.util.ArrayList;
import java.util.List;

/** An explained item for people, no line wider than asked for. Pure. */
public final class ItemText {
  private static final int BAR = 20;
  private static final int STAGE_WIDTH = 20;

  private final Ink ink;
  private final int columns;
  private final StringBuilder out = new StringBuilder();

  public ItemText(Ink ink, int columns) {
    this.ink = ink;
    this.columns = columns;
  }

  /** The text of what {@link ItemTables#explain} answers. */
  public String of(JsonNode explained) {
    out.setLength(0);
    head(explained.path("item"));
    figures(explained.path("item"));
    visits(explained);
    changes(explained);
    new FactsText(ink, columns, out).add(explained);
    return out.toString();
  }

  private void head(JsonNode item) {
    String id = Plain.text(item, "external_id");
    out.append(ink.bold(id)).append('\n');
    Plain.wrap(Plain.text(item, "title"), columns - 2)
        .forEach(line -> out.append("  ").append(line).append('\n'));
    String team = Plain.text(item, "team_name");
    String by = Plain.text(item, "author").isEmpty() ? "" : " by " + Plain.text(item, "author");
    String who =
        "%s%s, team %s, %s"
            .formatted(
                Plain.text(item, "type"),
                by,
                team.isEmpty() ? Plain.text(item, "team") : team,
                state(item));
    Plain.wrap(who, columns - 2).forEach(line -> out.append("  ").append(line).append('\n'));
    if (!Plain.text(item, "url").isEmpty()) {
      out.append("  ").append(ink.faint(Plain.text(item, "url"))).append('\n');
    }
  }

  private static String state(JsonNode item) {
    String status = Plain.text(item, "status").replace('_', ' ');
    return switch (Plain.text(item, "status")) {
      case "completed" -> status + " (by " + Plain.text(item, "completion_basis") + ")";
      case "cancelled" -> status + " in " + Plain.text(item, "stage");
      default -> status + ": " + Plain.text(item, "stage");
    };
  }

  private void figures(JsonNode item) {
    out.append('\n');
    for (String name : List.of("created", "started", "completed", "cancelled")) {
      String at = Plain.text(item, name + "_at");
      if (!at.isEmpty()) {
        out.append("  %-10s %s%n".formatted(name, Plain.time(at)));
      }
    }
    List<String> figures = new ArrayList<>();
    for (String name : List.of("lead_time", "flow_time", "active", "wait", "blocked")) {
      JsonNode seconds = item.path(name + "_seconds");
      if (seconds.isNumber() && (seconds.asLong() > 0 || !name.equals("blocked"))) {
        figures.add(name.replace('_', ' ') + " " + Plain.duration(seconds.asLong()));
      }
    }
    efficiency(item, figures);
    counted(item, "rework_count", "rework", figures);
    counted(item, "post_delivery_rework", "rework after delivery", figures);
    Plain.wrap(String.join(",  ", figures), columns - 2)
        .forEach(line -> out.append("  ").append(line).append('\n'));
  }

  private static void efficiency(JsonNode item, List<String> into) {
    long active = item.path("active_seconds").asLong();
    long wait = item.path("wait_seconds").asLong();
    if (active + wait > 0) {
      into.add("flow efficiency " + Math.round(100.0 * active / (active + wait)) + " %");
    }
  }

  private static void counted(JsonNode item, String field, String what, List<String> into) {
    int count = item.path(field).asInt();
    if (count > 0) {
      into.add(what + " " + count);
    }
  }

  private void visits(JsonNode explained) {
    out.append('\n').append(ink.bold("Stages")).append('\n');
    long longest = 1;
    for (JsonNode visit : explained.path("visits")) {
      longest = Math.max(longest, visit.path("seconds").asLong());
    }
    for (JsonNode visit : explained.path("visits")) {
      visit(visit, longest);
    }
  }

  private void visit(JsonNode visit, long longest) {
    boolean ended = visit.path("seconds").isNumber();
    long seconds = visit.path("seconds").asLong();
    int length = (int) Math.max(seconds > 0 ? 1 : 0, Math.round(1.0 * BAR * seconds / longest));
    String stage = Plain.text(visit, "stage") + (visit.path("rework").asBoolean() ? " ↩" : "");
    String line = "  %-" + STAGE_WIDTH + "s %s  %13s  ";
    out.append(
        line.formatted(
            stage,
            Plain.time(Plain.text(visit, "entered_at")),
            ended ? Plain.duration(seconds) : "since then"));
    int room = columns - STAGE_WIDTH - 41;
    String bar = ink.good("█".repeat(Math.max(0, Math.min(length, room))));
    while (bar.isEmpty() && out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
    out.append(bar).append('\n');
  }

  private void changes(JsonNode explained) {
    if (explained.path("changes").isEmpty()) {
      return;
    }
    out.append('\n').append(ink.bold("Changes")).append('\n');
    for (JsonNode change : explained.path("changes")) {
      out.append("  ").append(Plain.text(change, "external_id")).append('\n');
      step(change, "first commit", "first_commit_at", "");
      step(change, "opened", "created_at", "");
      step(change, "reviewed", "first_review_at", "");
      step(change, "merged", "merged_at", "");
      step(change, "landed", "landed_at", "");
      step(change, "production", "production_at", deliveredBy(change, explained));
      step(change, "reverted", "reverted_at", "");
    }
  }

  private void step(JsonNode change, String what, String field, String how) {
    String at = Plain.text(change, field);
    if (!at.isEmpty()) {
      out.append("    %-12s %s%s%n".formatted(what, Plain.time(at), how));
    }
  }

  private static String deliveredBy(JsonNode change, JsonNode explained) {
    if (change.path("before_records").asBoolean()) {
      return "  (before the records begin)";
    }
    for (JsonNode deployment : explained.path("deployments")) {
      String id = Plain.text(deployment, "id");
      if (!id.isEmpty() && id.equals(Plain.text(change, "deployment_id"))) {
        String name = Plain.text(deployment, "external_id");
        return name.isEmpty() ? "" : "  by " + name;
      }
    }
    return "";
  }
}
