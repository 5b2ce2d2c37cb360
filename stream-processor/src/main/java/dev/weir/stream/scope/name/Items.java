package dev.weir.stream.scope.name;

import org.jspecify.annotations.Nullable;

/** What the name of an item tells. */
public final class Items {
  private Items() {}

  /** Scope of an item named owner/repo#12; null where the name tells none, as a ticket's key. */
  public static @Nullable String scopeOf(String item) {
    int hash = item.indexOf('#');
    return hash < 0 ? null : item.substring(0, hash);
  }

  /** owner/repo of owner/repo#12, owner/repo@ref and owner/repo/deployments/7. */
  public static String repositoryOf(String subject) {
    int end = subject.length();
    for (char separator : new char[] {'#', '@'}) {
      int at = subject.indexOf(separator);
      end = at >= 0 && at < end ? at : end;
    }
    int slash = subject.indexOf('/');
    int second = slash < 0 ? -1 : subject.indexOf('/', slash + 1);
    return subject.substring(0, second >= 0 && second < end ? second : end);
  }
}
