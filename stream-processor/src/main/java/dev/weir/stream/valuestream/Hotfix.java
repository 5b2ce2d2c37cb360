package dev.weir.stream.valuestream;

import java.util.Collection;
import java.util.List;

/**
 * What makes a change a hotfix.
 *
 * @param labels compared without regard to case
 */
public record Hotfix(List<String> labels, Globs branches) {
  public Hotfix {
    labels = List.copyOf(labels);
  }

  /** Whether a change with these labels and this head branch is one. */
  public boolean matches(Collection<String> labelsOfChange, String branch) {
    return branches.matches(branch)
        || labelsOfChange.stream().anyMatch(has -> labels.stream().anyMatch(has::equalsIgnoreCase));
  }
}
