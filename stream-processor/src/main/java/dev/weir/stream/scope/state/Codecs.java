package dev.weir.stream.scope.state;

import dev.weir.stream.flow.Attempt;
import dev.weir.stream.flow.Change;
import dev.weir.stream.flow.Delivered;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.flow.OpenState;
import dev.weir.stream.flow.Reviews;
import dev.weir.stream.flow.Runs;
import dev.weir.stream.flow.Steps;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The form of the model's records in the state and in contributions. */
public final class Codecs {
  private static final OpenState[] OPEN_STATES = OpenState.values();
  private static final Attempt.State[] ATTEMPT_STATES = Attempt.State.values();
  private static final Runs.State[] RUN_STATES = Runs.State.values();
  private static final DoneOn[] CHANNELS = DoneOn.values();

  private Codecs() {}

  public static byte[] write(Change change) {
    WireWriter out = new WireWriter().text(change.externalId()).time(change.createdAt());
    steps(out, change.state(), WireWriter::constant);
    steps(out, change.draft(), WireWriter::flag);
    out.maybe(change.mergedAt(), WireWriter::time)
        .maybe(change.landedAt(), WireWriter::time)
        .maybe(change.firstCommitAt(), WireWriter::time);
    delivered(out, change.delivered());
    out.list(change.attempts(), Codecs::attempt);
    steps(out, change.queued(), WireWriter::flag);
    reviews(out, change.reviews());
    runs(out, change.runs());
    out.list(change.services(), WireWriter::text).maybe(change.revertedAt(), WireWriter::time);
    return out.time(change.latestFactAt()).bytes();
  }

  public static Change readChange(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    return new Change(
        in.text(),
        in.time(),
        steps(in, i -> i.constant(OPEN_STATES)),
        steps(in, WireReader::flag),
        in.maybe(WireReader::time),
        in.maybe(WireReader::time),
        in.maybe(WireReader::time),
        delivered(in),
        in.list(Codecs::attempt),
        steps(in, WireReader::flag),
        reviews(in),
        runs(in),
        in.list(WireReader::text),
        in.maybe(WireReader::time),
        in.time());
  }

  public static byte[] write(Shipment shipment) {
    WireWriter out =
        new WireWriter()
            .text(shipment.group())
            .text(shipment.deployment())
            .uuid(shipment.id())
            .text(shipment.environment())
            .text(shipment.sha())
            .list(shipment.services(), WireWriter::text)
            .time(shipment.createdAt());
    steps(out, shipment.states(), WireWriter::constant);
    return out.maybe(shipment.landedAt(), WireWriter::time)
        .maybe(shipment.succeededAt(), WireWriter::time)
        .bytes();
  }

  static Shipment readShipment(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    return new Shipment(
        in.text(),
        in.text(),
        in.uuid(),
        in.text(),
        in.text(),
        in.list(WireReader::text),
        in.time(),
        steps(in, i -> i.constant(ATTEMPT_STATES)),
        in.maybe(WireReader::time),
        in.maybe(WireReader::time));
  }

  static void delivered(WireWriter out, Map<DoneOn, Delivered> delivered) {
    out.list(
        delivered.entrySet(),
        (o, entry) ->
            o.constant(entry.getKey())
                .time(entry.getValue().at())
                .maybe(entry.getValue().by(), WireWriter::uuid)
                .flag(entry.getValue().beforeRecords())
                .flag(entry.getValue().needless()));
  }

  static Map<DoneOn, Delivered> delivered(WireReader in) {
    Map<DoneOn, Delivered> delivered = new EnumMap<>(DoneOn.class);
    int size = in.integer();
    for (int i = 0; i < size; i++) {
      DoneOn channel = in.constant(CHANNELS);
      delivered.put(
          channel, new Delivered(in.time(), in.maybe(WireReader::uuid), in.flag(), in.flag()));
    }
    return delivered;
  }

  private static void reviews(WireWriter out, Reviews reviews) {
    steps(out, reviews.changesRequested(), WireWriter::flag);
    steps(out, reviews.approvals(), (o, count) -> o.number(count));
    out.maybe(reviews.firstAt(), WireWriter::time);
  }

  private static Reviews reviews(WireReader in) {
    return new Reviews(
        steps(in, WireReader::flag), steps(in, WireReader::integer), in.maybe(WireReader::time));
  }

  private static void runs(WireWriter out, Runs runs) {
    byName(out, runs.failedOnHead(), WireWriter::flag);
    byName(out, runs.onLanded(), WireWriter::constant);
  }

  private static Runs runs(WireReader in) {
    return new Runs(byName(in, WireReader::flag), byName(in, i -> i.constant(RUN_STATES)));
  }

  private static <V> void byName(
      WireWriter out, SortedMap<String, Steps<V>> named, BiConsumer<WireWriter, V> value) {
    out.list(named.entrySet(), (o, run) -> steps(o.text(run.getKey()), run.getValue(), value));
  }

  private static <V> SortedMap<String, Steps<V>> byName(
      WireReader in, Function<WireReader, V> value) {
    SortedMap<String, Steps<V>> named = new TreeMap<>();
    int size = in.integer();
    for (int i = 0; i < size; i++) {
      named.put(in.text(), steps(in, value));
    }
    return named;
  }

  private static void attempt(WireWriter out, Attempt attempt) {
    out.uuid(attempt.deployment()).time(attempt.createdAt());
    steps(out, attempt.states(), WireWriter::constant);
    out.maybe(attempt.supersededAt(), WireWriter::time);
  }

  private static Attempt attempt(WireReader in) {
    return new Attempt(
        in.uuid(),
        in.time(),
        steps(in, i -> i.constant(ATTEMPT_STATES)),
        in.maybe(WireReader::time));
  }

  private static <V> void steps(WireWriter out, Steps<V> steps, BiConsumer<WireWriter, V> value) {
    value.accept(out, steps.before());
    out.list(
        steps.steps(),
        (o, step) -> {
          o.time(step.from());
          value.accept(o, step.value());
        });
  }

  private static <V> Steps<V> steps(WireReader in, Function<WireReader, V> value) {
    V before = value.apply(in);
    List<Steps.Step<V>> steps = in.list(i -> new Steps.Step<>(i.time(), value.apply(i)));
    return new Steps<>(before, steps);
  }
}
