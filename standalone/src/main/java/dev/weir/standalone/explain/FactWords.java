package dev.weir.standalone.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.standalone.terminal.Plain;

/** What a fact tells, in words. Pure. */
final class FactWords {
  private static final int SHA = 10;

  private FactWords() {}

  static String of(JsonNode fact) {
    String value = Plain.text(fact, "value");
    return switch (Plain.text(fact, "kind")) {
      case "issue.created" -> "created" + by(value);
      case "change.created" -> "opened" + by(value);
      case "issue.closed" -> "closed" + (value.isEmpty() ? "" : " as " + value);
      case "change.closed" -> "closed";
      case "change.merged" -> "merged as " + sha(value);
      case "pushed" -> "pushed " + sha(value);
      case "deployment.created" -> "deployment created (" + value + ")";
      case "deployment.status" -> "deployment " + value;
      case "deployment.reviewed" -> "deployment review " + value;
      case "release.published" -> "released " + value;
      case "release.observed" -> value.equals("true") ? "a prerelease" : "no prerelease";
      case "review.submitted" -> "review: " + value;
      case "review.dismissed" -> "review " + value;
      case "run.started", "run.finished" -> "run " + value;
      case "board.status" -> "status " + value;
      case "issue.dependency" -> "held up by " + value;
      case "issue.observed", "change.observed" -> shown(fact, Integer.MAX_VALUE);
      default -> Plain.text(fact, "kind").replace('.', ' ') + (value.isEmpty() ? "" : " " + value);
    };
  }

  /** An attribute with its value, if that is not too long. */
  static String shown(JsonNode fact, int most) {
    String part = Plain.text(fact, "part");
    String value = Plain.text(fact, "value");
    int colon = part.indexOf(':');
    if (colon > 0) {
      String member = part.substring(0, colon) + " " + part.substring(colon + 1);
      return value.equals("true") ? member : "no " + member;
    }
    String name = part.replace('_', ' ');
    if (part.equals("head_sha")) {
      return "head " + sha(value);
    }
    return value.isEmpty() || value.length() > most ? name : name + " " + value;
  }

  private static String by(String who) {
    return who.isEmpty() ? "" : " by " + who;
  }

  private static String sha(String sha) {
    return sha.substring(0, Math.min(SHA, sha.length()));
  }
}
