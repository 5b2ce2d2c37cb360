package dev.weir.stream.scope.object;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.flow.Run;
import dev.weir.stream.flow.Run.Attempt;
import dev.weir.stream.flow.Run.Conclusion;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the facts of a CI run tell of its attempts on a commit. Pure. */
public final class CommitRun {
  private static final Conclusion[] CONCLUSIONS = Conclusion.values();

  private CommitRun() {}

  /** Null where no commit must pass such a run, or where none is known on that commit. */
  public static @Nullable Run of(List<Fact> facts, String sha) {
    String name = "";
    String event = "";
    SortedMap<Long, Attempt> attempts = new TreeMap<>();
    for (Fact fact : facts) {
      if (tells(fact.kind()) && fact.text("sha").equals(sha)) {
        name = Fact.greater(name, fact.text("name"));
        event = Fact.greater(event, fact.text("event"));
        attempts.merge(number(fact), attempt(fact), CommitRun::join);
      }
    }
    Run run = new Run(name, event, new ArrayList<>(attempts.values()));
    return attempts.isEmpty() || !run.isOfLanded() ? null : run;
  }

  public static boolean tells(FactKind kind) {
    return kind == FactKind.RUN_STARTED || kind == FactKind.RUN_FINISHED;
  }

  private static Attempt attempt(Fact fact) {
    boolean finished = fact.kind() == FactKind.RUN_FINISHED;
    return new Attempt(
        number(fact),
        fact.at(),
        finished ? fact.at() : null,
        finished ? conclusion(fact.text("conclusion")) : Conclusion.UNDECIDED);
  }

  /** A start and an end, in whichever order they are told. */
  private static Attempt join(Attempt a, Attempt b) {
    Instant started = a.startedAt().isBefore(b.startedAt()) ? a.startedAt() : b.startedAt();
    Attempt end = a.finishedAt() == null ? b : a;
    return new Attempt(a.number(), started, end.finishedAt(), end.conclusion());
  }

  private static Conclusion conclusion(String told) {
    return switch (told) {
      case "success" -> Conclusion.PASSED;
      case "failure", "timed_out", "startup_failure" -> Conclusion.FAILED;
      case "skipped", "neutral" -> Conclusion.LEFT_OUT;
      default -> Conclusion.UNDECIDED;
    };
  }

  private static long number(Fact fact) {
    String attempt = fact.discriminator();
    boolean isNumber =
        !attempt.isEmpty()
            && attempt.length() < 18
            && attempt.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Long.parseLong(attempt) : 0;
  }

  public static byte[] write(Run run) {
    return new WireWriter()
        .text(run.name())
        .text(run.event())
        .list(
            run.attempts(),
            (out, attempt) ->
                out.number(attempt.number())
                    .time(attempt.startedAt())
                    .maybe(attempt.finishedAt(), WireWriter::time)
                    .constant(attempt.conclusion()))
        .bytes();
  }

  public static Run read(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    return new Run(in.text(), in.text(), in.list(CommitRun::attempt));
  }

  private static Attempt attempt(WireReader in) {
    long number = in.number();
    Instant started = in.time();
    return new Attempt(number, started, in.maybe(WireReader::time), in.constant(CONCLUSIONS));
  }
}
