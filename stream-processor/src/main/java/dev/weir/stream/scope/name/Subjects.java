package dev.weir.stream.scope.name;

import dev.weir.stream.ledger.Key;
import java.util.Comparator;

/** The order of subjects that end in a number, such as owner/repo/deployments/7. */
public final class Subjects {
  public static final Comparator<String> BY_NUMBER =
      Comparator.<String>comparingInt(Subjects::digits).thenComparing(Comparator.naturalOrder());

  private static final int MOST_DIGITS = 0xff;

  private Subjects() {}

  /** Continues a key so that keys sort as {@link #BY_NUMBER}. */
  public static Key byNumber(Key key, String subject) {
    return key.tag((char) digits(subject)).text(subject);
  }

  /** From 1: a key ends its texts with zero. */
  private static int digits(String subject) {
    return Math.min(MOST_DIGITS, subject.length() - subject.lastIndexOf('/'));
  }
}
