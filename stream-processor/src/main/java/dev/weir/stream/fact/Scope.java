package dev.weir.stream.fact;

import java.util.Locale;

/**
 * The repository, project or service that facts speak of.
 *
 * @param instance host of the tool, such as github.com
 * @param name in lower case, such as owner/repo
 */
public record Scope(String tenant, String source, String instance, String name) {
  public Scope {
    name = name.toLowerCase(Locale.ROOT);
  }

  /** Another scope of the same tool. */
  public Scope sibling(String otherName) {
    return new Scope(tenant, source, instance, otherName);
  }
}
