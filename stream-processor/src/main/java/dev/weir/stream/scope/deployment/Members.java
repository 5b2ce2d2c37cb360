package dev.weir.stream.scope.deployment;

import dev.weir.stream.scope.state.SuccessTable.Success;
import dev.weir.stream.valuestream.Production;
import dev.weir.stream.valuestream.Production.DoneWhen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the successes of one commit are worth where production has members: the k-th of each member
 * make the k-th deployment, finished at the first or the last of them (MODEL.md, section 4). Pure.
 */
final class Members {
  private Members() {}

  /** The successes that stand for a deployment that has finished. */
  static List<Success> finishing(Production production, List<Success> successes) {
    List<List<Success>> byMember =
        production.members().stream()
            .map(member -> member.toLowerCase(Locale.ROOT))
            .distinct()
            .map(member -> of(member, successes))
            .toList();
    List<Success> finishing = new ArrayList<>();
    for (int k = 0; finishing.size() == k; k++) {
      finish(production.doneWhen(), byMember, k, finishing);
    }
    return finishing;
  }

  private static List<Success> of(String member, List<Success> successes) {
    return successes.stream()
        .filter(success -> success.environment().equals(member))
        .sorted(Success.ORDER)
        .toList();
  }

  private static void finish(
      DoneWhen doneWhen, List<List<Success>> byMember, int k, List<Success> into) {
    List<Success> group =
        byMember.stream().filter(of -> of.size() > k).map(of -> of.get(k)).toList();
    if (doneWhen == DoneWhen.ANY) {
      group.stream().min(Success.ORDER).ifPresent(into::add);
    } else if (group.size() == byMember.size()) {
      group.stream().max(Success.ORDER).ifPresent(into::add);
    }
  }
}
