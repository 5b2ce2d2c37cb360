package dev.weir.stream.valuestream;

import java.util.List;

/**
 * Which environments are production.
 *
 * @param members names of environments, compared without regard to case
 * @param doneWhen whether all members or any of them must have a commit
 */
public record Production(List<String> members, DoneWhen doneWhen) {
  /** Whether one member suffices. */
  public enum DoneWhen {
    ANY,
    ALL
  }

  public Production {
    members = List.copyOf(members);
  }

  /** Whether an environment is one of the members. */
  public boolean has(String environment) {
    return members.stream().anyMatch(environment::equalsIgnoreCase);
  }
}
