package dev.weir.bench.pipeline;

import dev.weir.standalone.delivery.DeliveryLine;
import dev.weir.standalone.delivery.MalformedDeliveryException;
import dev.weir.standalone.delivery.RecordedDelivery;
import dev.weir.standalone.simulation.github.Account;
import dev.weir.standalone.simulation.github.Issue;
import dev.weir.standalone.simulation.github.IssueHooks;
import dev.weir.standalone.simulation.github.Post;
import dev.weir.standalone.simulation.github.Pull;
import dev.weir.standalone.simulation.github.PullHooks;
import dev.weir.standalone.simulation.github.Repository;
import dev.weir.standalone.simulation.time.Dice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Deliveries whose effect can be told apart from that of all others: an issue that was opened and
 * closed on a day of its own, and a pull request that closes another repository's issue. For one
 * thread.
 */
final class Probes {
  private static final int TEAMS = 8;
  private static final LocalDate FIRST_DAY = LocalDate.parse("2006-01-01");
  private static final String HEAD = "0123456789abcdef0123456789abcdef01234567";

  private final Watch watch;
  private final Account author = new Account("prober", 1, false);
  private final List<Repository> issues = new ArrayList<>();
  private final List<Repository> code = new ArrayList<>();
  private final Queue<byte[]> lines = new ArrayDeque<>();
  private final Queue<Issue> targets = new ArrayDeque<>();
  private final IssueHooks issueHooks;
  private final PullHooks pullHooks;

  /** Open items are counted on every day from their first: those that stay open are young. */
  private final long recent = Instant.now().getEpochSecond() - 3_600;

  private int told;

  Probes(Watch watch) {
    this.watch = watch;
    Post post = new Post(lines::add, new Dice(99, 1), Post.Losses.none());
    issueHooks = new IssueHooks(post);
    pullHooks = new PullHooks(post);
    long created = start(0);
    for (int team = 0; team < TEAMS; team++) {
      issues.add(new Repository(900 + team, "probes", "issues-" + team, HEAD, created));
      code.add(new Repository(950 + team, "probes", "code-" + team, HEAD, created));
    }
  }

  /** A value-stream file to which the probes' teams are added. */
  static String withTeams(String valueStream) {
    StringBuilder teams = new StringBuilder("teams:\n");
    for (int team = 0; team < TEAMS; team++) {
      teams.append(
          "  - {id: probe-%d, name: Probe %d, owns: {repositories: [probes/issues-%d, probes/code-%d]}}%n"
              .formatted(team, team, team, team));
    }
    return valueStream.replaceFirst("(?m)^teams:\\R", teams.toString());
  }

  /** An issue that a later pull request will close; its row must be there by then. */
  RecordedDelivery target(long dueNanos) {
    int n = told++;
    long at = recent;
    Issue issue = new Issue(issues.get(n % TEAMS), 10_000_000L + n, "Target", "", author, at);
    issueHooks.opened(issue, at, false);
    watch.expect(Probe.ITEM, issue.externalId(), dueNanos);
    targets.add(issue);
    return delivery();
  }

  /** The next probe; pull requests take turns with issues while there are targets. */
  RecordedDelivery next(long dueNanos) {
    int n = told++;
    Issue target = n % 2 == 0 ? targets.poll() : null;
    if (target != null) {
      Repository from = code.get(n % TEAMS);
      Pull.Proposal proposal =
          new Pull.Proposal(
              "Mend it", "Closes " + target.referenceIn(from), author, "mend-" + n, HEAD);
      pullHooks.opened(new Pull(from, 20_000_000L + n, proposal, false, recent), recent, false);
      watch.expect(Probe.CROSS_SCOPE, target.externalId(), dueNanos);
    } else {
      long at = start(n);
      Issue issue = new Issue(issues.get(n % TEAMS), 10_000_000L + n, "Probe", "", author, at);
      issueHooks.closed(issue, "completed", author, at + 3_600, false);
      watch.expect(Probe.ITEM, issue.externalId(), dueNanos);
      watch.expect(Probe.TEAM_DAY, "probe-" + n % TEAMS + " " + day(n), dueNanos);
    }
    return delivery();
  }

  private static LocalDate day(int n) {
    return FIRST_DAY.plusDays(n / TEAMS);
  }

  private static long start(int n) {
    Instant noon = day(n).atTime(12, 0).toInstant(ZoneOffset.UTC);
    return noon.getEpochSecond();
  }

  private RecordedDelivery delivery() {
    try {
      return DeliveryLine.read(lines.remove());
    } catch (MalformedDeliveryException e) {
      throw new IllegalStateException("a simulated delivery is well-formed", e);
    }
  }
}
