package dev.weir.archive.consume;

import java.util.List;

/** Topics do not exist yet. */
final class MissingTopicsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingTopicsException(List<String> topics) {
    super("no topics " + topics);
  }
}
