package dev.weir.standalone.explain;

import java.util.List;

/** No item, or more than one, is named so. */
public final class NoSuchItemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private NoSuchItemException(String message) {
    super(message);
  }

  static NoSuchItemException named(String name, List<String> near) {
    String suggestion = near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?";
    return new NoSuchItemException("there is no item " + name + suggestion);
  }

  static NoSuchItemException ambiguous(String name, List<String> found) {
    return new NoSuchItemException(
        name + " is several items: " + String.join(", ", found) + "; name one by its id");
  }
}
