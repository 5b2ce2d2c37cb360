package dev.weir.ingest.webhook;

import java.util.Locale;

/**
 * The content type of a request.
 *
 * @param essence type and subtype in lower case, without parameters
 * @param utf8 whether the characters are UTF-8: named so, or not named
 */
public record MediaType(String essence, boolean utf8) {

  /** Reads a {@code Content-Type} header; of what cannot be read, no type holds. */
  public static MediaType of(String header) {
    String[] parts = header.toLowerCase(Locale.ROOT).split(";");
    boolean utf8 = true;
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("charset=")) {
        String charset = parameter.substring("charset=".length()).replace("\"", "");
        utf8 &= charset.equals("utf-8") || charset.equals("utf8") || charset.equals("us-ascii");
      }
    }
    return new MediaType(parts.length == 0 ? "" : parts[0].strip(), utf8);
  }

  public boolean isJson() {
    return essence.equals("application/json")
        || (essence.startsWith("application/") && essence.endsWith("+json"));
  }

  public boolean isForm() {
    return essence.equals("application/x-www-form-urlencoded");
  }
}
