package dev.weir.sink.consume;

import java.util.List;

/** Topics do not exist yet: those who write them make them. */
final class MissingTopicsException extends RuntimeException {
  MissingTopicsException(List<String> topics) {
    super("these topics do not exist yet: " + String.join(", ", topics));
  }
}
