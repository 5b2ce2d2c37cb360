package dev.weir.standalone.terminal;

import java.util.Map;

/** Colours, where a person sits before a terminal and wants them. Immutable. */
public final class Ink {
  private static final int NARROWEST = 40;
  private static final int WIDEST = 120;
  private static final int USUAL = 80;

  private final boolean coloured;

  /** With colours or without. */
  public Ink(boolean coloured) {
    this.coloured = coloured;
  }

  /** Of standard output: none where it is no terminal, and none with {@code NO_COLOR}. */
  public static Ink standard(Map<String, String> environment) {
    return new Ink(Terminal.isInteractive() && environment.getOrDefault("NO_COLOR", "").isEmpty());
  }

  /** How wide a line may be: {@code COLUMNS}, within reason; 80 where it says nothing. */
  public static int columns(Map<String, String> environment) {
    try {
      int told = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
      return Math.max(NARROWEST, Math.min(WIDEST, told));
    } catch (NumberFormatException unknown) {
      return USUAL;
    }
  }

  public String bold(String text) {
    return dressed("1", text);
  }

  public String faint(String text) {
    return dressed("2", text);
  }

  public String good(String text) {
    return dressed("32", text);
  }

  public String warning(String text) {
    return dressed("33", text);
  }

  public String bad(String text) {
    return dressed("31", text);
  }

  private String dressed(String code, String text) {
    return coloured && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
