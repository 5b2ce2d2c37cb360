package dev.weir.stream.reference;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Which pushes belong to a change: those to its head's branch, in its time there.
 *
 * @param others all changes of the repository, itself among them
 */
record PlainBranch(PlainChange change, List<PlainChange> others) {
  boolean has(Fact push) {
    return !push.subject().contains("@refs/tags/")
        && !push.text("after").matches("0+")
        && is(PlainRepository.branchOf(push))
        && hasTime(push.at());
  }

  boolean is(String branch) {
    String repository = change.told().latest(Attributes.HEAD_REPO);
    return branch.equals(change.told().latest(Attributes.HEAD_REF))
        && repository != null
        && change
            .repository()
            .name()
            .equals(change.repository().facts().names().repository(repository));
  }

  /** From the closing of every change before it on its branch to its own, if others follow. */
  boolean hasTime(Instant pushed) {
    String branch = Objects.requireNonNull(change.told().latest(Attributes.HEAD_REF));
    Comparator<PlainChange> byCreation =
        Comparator.<PlainChange, Instant>comparing(other -> other.told().createdAt())
            .thenComparing(PlainChange::subject);
    for (PlainChange other : others) {
      boolean before = byCreation.compare(other, change) < 0;
      PlainChange first = before ? other : change;
      Instant closed = first.told().closedAt();
      if (other != change && other.branch().is(branch) && closed != null) {
        boolean afterClosing = pushed.isAfter(closed);
        if (before != afterClosing) {
          return false;
        }
      }
    }
    return true;
  }
}
