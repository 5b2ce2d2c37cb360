package dev.weir.standalone.send;

/** What became of one delivery. */
public sealed interface Answer {
  /** The gateway took it. */
  record Accepted() implements Answer {}

  /** The gateway will never take it as it is. */
  record Refused(int status) implements Answer {}

  /** The gateway was overloaded or without Kafka, at every try; it may take it later. */
  record NotNow(int status) implements Answer {}

  /** No answer came: it may have been taken or not. */
  record Unanswered(String cause) implements Answer {}

  /** Whether sending it again may help. */
  default boolean mayBeSentAgain() {
    return this instanceof NotNow || this instanceof Unanswered;
  }
}
