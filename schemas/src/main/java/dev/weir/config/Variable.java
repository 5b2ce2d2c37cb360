package dev.weir.config;

/**
 * One environment variable as documented.
 *
 * @param name its name, such as {@code WEIR_GATEWAY_PORT}; a prefix ends with {@code <…>}
 * @param form what its value looks like, such as {@code whole number 1 to 65535}
 * @param fallback the value that holds where it is not set, as text; empty where there is none
 * @param doc what it is for, one sentence
 */
public record Variable(String name, String form, String fallback, String doc) {
  /** The variable as a row of a Markdown table. */
  public String markdownRow() {
    String shown = fallback.isEmpty() ? "–" : "`" + fallback + "`";
    return "| `" + name + "` | " + form + " | " + shown + " | " + doc.replace("|", "\\|") + " |";
  }
}
