package dev.weir.stream.topology;

import dev.weir.log.LogContext;
import dev.weir.registry.IncompatibleSchemaException;
import dev.weir.registry.RegistryUnavailableException;
import dev.weir.schema.avro.Contribution;
import dev.weir.schema.avro.DeadLetter;
import dev.weir.schema.avro.Outcome;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.serde.UnreadableRecordException;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.ledger.BufferedLedger;
import dev.weir.stream.normalize.Normalized;
import dev.weir.stream.normalize.RawDelivery;
import dev.weir.stream.pace.CommitPaces;
import dev.weir.stream.pace.Looks;
import dev.weir.stream.pace.Pace;
import dev.weir.stream.scope.ScopeFold;
import dev.weir.stream.store.StoreLedger;
import dev.weir.telemetry.PartitionProgress;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes raw records, and contributions between scopes, into the state of their scope. Each raw
 * record has one outcome; what cannot be read, or folded, goes to the dead letters without any
 * effect, and its neighbours go on.
 */
final class ScopeProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(ScopeProcessor.class);
  private static final String FOLD_FAILED = "fold_failed";
  private static final int MOST_CHARACTERS = 1_000;

  private final ScopeTopology parts;
  private final RecordReader<ScopeKey, RawWebhook> webhooks;
  private final RecordReader<ScopeKey, Contribution> contributions;
  private @Nullable Forwarder forwarder;
  private @Nullable ProcessorContext<byte[], byte[]> context;
  private @Nullable BufferedLedger ledger;
  private @Nullable SeenDeliveries seen;
  private @Nullable Explaining explaining;
  private @Nullable Looks committing;
  private PartitionProgress.@Nullable Partition progress;

  ScopeProcessor(ScopeTopology parts) {
    this.parts = parts;
    this.webhooks = RecordReader.of(parts.catalogue().webhooks(), parts.serdes());
    this.contributions = RecordReader.of(parts.catalogue().contributions(), parts.serdes());
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    BufferedLedger opened =
        new BufferedLedger(StoreLedger.remembering(context.getStateStore(ScopeTopology.STORE)));
    Unexplained unexplained = new Unexplained(opened);
    Forwarder sending =
        new Forwarder(
            context,
            parts.catalogue(),
            parts.serdes(),
            parts.policy().rulesVersion(),
            unexplained,
            parts.metrics());
    ledger = opened;
    forwarder = sending;
    explaining = new Explaining(parts, opened, sending, unexplained, context);
    seen = new SeenDeliveries(context.getStateStore(SeenDeliveries.STORE));
    progress =
        parts
            .metrics()
            .progress()
            .of(new TopicPartition(webhooks.topic(), context.taskId().partition()));
    committing = new Looks(context, CommitPaces.LOOK, this::commitIfDue);
  }

  /** Whatever this thread's tasks have processed; answers whether a commit is to come yet. */
  private boolean commitIfDue() {
    ProcessorContext<byte[], byte[]> open = known(context);
    Pace pace = parts.paces().ofThread();
    if (pace.isDue(open.currentSystemTimeMs())) {
      open.commit();
    }
    return pace.isPending();
  }

  /** Ends the explaining: a task that is revived begins anew over the same store. */
  @Override
  public void close() {
    if (explaining != null) {
      explaining.close();
    }
    if (committing != null) {
      committing.end();
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata metadata = known(context).recordMetadata().orElseThrow();
    RecordOrigin origin =
        new RecordOrigin(metadata.topic(), metadata.partition(), metadata.offset());
    known(forwarder).begin(record, origin);
    try {
      take(record, origin);
    } catch (RuntimeException | StackOverflowError e) {
      known(ledger).discard();
      known(forwarder).discard();
      if (!isOfTheFold(e)) {
        throw e;
      }
      layAside(record, origin, e);
    }
    known(ledger).apply();
    known(forwarder).flush();
    if (!origin.getTopic().equals(contributions.topic())) {
      known(progress).processed(record.timestamp());
    }
    long now = known(context).currentSystemTimeMs();
    known(explaining).note(record.timestamp(), now);
    known(explaining).runIfFull();
    parts.paces().ofThread().note(record.timestamp(), now);
    if (commitIfDue()) {
      known(committing).begin();
    }
  }

  private void take(Record<byte[], byte[]> record, RecordOrigin origin) {
    if (origin.getTopic().equals(contributions.topic())) {
      takeContribution(record, origin);
    } else {
      takeWebhook(record, origin);
    }
  }

  /** Kafka, its stores and the registry fail for a time: the record is read again then. */
  static boolean isOfTheFold(Throwable failure) {
    boolean ofKafka =
        failure instanceof KafkaException && !(failure instanceof SerializationException);
    return !ofKafka
        && !(failure instanceof RegistryUnavailableException)
        && !(failure instanceof IncompatibleSchemaException);
  }

  /** A record that the fold has failed on, a bug, has no effect; its neighbours go on. */
  private void layAside(Record<byte[], byte[]> record, RecordOrigin origin, Throwable failure) {
    try (LogContext context = OutcomeLog.about(record.headers(), origin)) {
      LOG.error("laid {} aside: the fold has failed", origin, failure);
    }
    String text = failure.toString();
    String message = text.substring(0, Math.min(MOST_CHARACTERS, text.length()));
    deadLetter(record, Letter.of(record, origin, FOLD_FAILED, message));
    if (!origin.getTopic().equals(contributions.topic())) {
      ScopeKey key = webhooks.key(record.key());
      RawWebhook raw = webhooks.value(record.value());
      known(seen).forget(raw, record.timestamp());
      Outcomes outcomes = new Outcomes(origin, parts.policy().rulesVersion());
      known(forwarder)
          .delivery(
              key,
              outcomes.deadLettered(key, raw, new Normalized.Unreadable(FOLD_FAILED, message)));
      told(record, raw, origin, Outcome.DEAD_LETTERED, 0);
    }
  }

  private void takeContribution(Record<byte[], byte[]> record, RecordOrigin origin) {
    try {
      Scope scope = scope(contributions.key(record.key()));
      Contribution contribution = contributions.value(record.value());
      known(forwarder).begin(scope, "");
      fold(scope, contribution.getRecord()).take(contribution);
    } catch (UnreadableRecordException e) {
      deadLetter(record, origin, "unreadable_record", e);
    }
  }

  private void takeWebhook(Record<byte[], byte[]> record, RecordOrigin origin) {
    Outcomes outcomes = new Outcomes(origin, parts.policy().rulesVersion());
    ScopeKey key;
    RawWebhook raw;
    try {
      key = webhooks.key(record.key());
      raw = webhooks.value(record.value());
    } catch (UnreadableRecordException e) {
      deadLetter(record, origin, "unreadable_record", e);
      known(forwarder)
          .delivery(Outcomes.NO_KEY, outcomes.unreadable(String.valueOf(e.getMessage())));
      parts.metrics().processed("other", "other", Outcome.DEAD_LETTERED);
      return;
    }
    Long first = known(seen).firstSeen(raw, record.timestamp(), origin.getOffset());
    if (first != null) {
      known(forwarder).delivery(key, outcomes.duplicate(key, raw, first));
      told(record, raw, origin, Outcome.DUPLICATE, 0);
      return;
    }
    takeDelivery(record, key, raw, outcomes);
  }

  private void takeDelivery(
      Record<byte[], byte[]> record, ScopeKey key, RawWebhook raw, Outcomes outcomes) {
    Scope scope = scope(key);
    known(forwarder).begin(scope, raw.getDeliveryId());
    Normalized normalized =
        parts
            .readers()
            .of(raw.getSource())
            .read(new RawDelivery(scope, raw.getEventType(), raw.getReceivedAt(), raw.getBody()));
    Outcome outcome;
    int facts = 0;
    if (normalized instanceof Normalized.Unreadable unreadable) {
      outcome = Outcome.DEAD_LETTERED;
      deadLetter(
          record, Letter.of(record, outcomes.origin(), unreadable.reason(), unreadable.message()));
      known(forwarder).delivery(key, outcomes.deadLettered(key, raw, unreadable));
    } else {
      Normalized.Read read = (Normalized.Read) normalized;
      facts = read.facts().size();
      outcome = read.facts().isEmpty() ? Outcome.IGNORED : Outcome.FACTS;
      if (outcome == Outcome.FACTS) {
        fold(scope, outcomes.origin()).take(read.facts());
      }
      known(forwarder).delivery(key, outcomes.read(key, raw, read));
    }
    told(record, raw, outcomes.origin(), outcome, facts);
  }

  private void told(
      Record<byte[], byte[]> record,
      RawWebhook raw,
      RecordOrigin origin,
      Outcome outcome,
      int facts) {
    parts.metrics().processed(raw.getSource(), raw.getEventType(), outcome);
    parts.log().outcome(raw, record.headers(), origin, outcome, facts);
  }

  private ScopeFold fold(Scope scope, RecordOrigin origin) {
    return new ScopeFold(known(ledger), scope, parts.policy(), known(forwarder), origin);
  }

  private static Scope scope(ScopeKey key) {
    return new Scope(key.getTenant(), key.getSource(), key.getInstance(), key.getScope());
  }

  private void deadLetter(
      Record<byte[], byte[]> record,
      RecordOrigin origin,
      String reason,
      UnreadableRecordException cause) {
    deadLetter(record, Letter.of(record, origin, reason, String.valueOf(cause.getMessage())));
  }

  private void deadLetter(Record<byte[], byte[]> record, DeadLetter letter) {
    known(forwarder).deadLetter(letter);
    parts.metrics().deadLetter(letter.getStage(), letter.getReason());
    parts.log().deadLetter(letter, record.headers());
  }

  /** What {@link #init} has set. */
  private static <T> T known(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("the processor was not initialised");
    }
    return part;
  }
}
