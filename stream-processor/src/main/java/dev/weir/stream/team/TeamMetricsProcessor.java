package dev.weir.stream.team;

import dev.weir.schema.avro.TeamDay;
import dev.weir.schema.avro.TeamItem;
import dev.weir.schema.avro.TeamKey;
import dev.weir.schema.avro.TeamMetrics;
import dev.weir.schema.avro.TeamMetricsKey;
import dev.weir.serde.UnreadableRecordException;
import dev.weir.stream.pace.CommitPaces;
import dev.weir.stream.pace.Looks;
import dev.weir.stream.pace.Pace;
import dev.weir.stream.store.StoreLedger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Team items in, changed rows of the teams out. Items are kept as they come; rows are told a moment
 * later, so that items which come together cost each day once. What is still to tell lies in the
 * store, and so survives whatever happens between a commit and the telling.
 */
final class TeamMetricsProcessor
    extends ContextualProcessor<byte[], byte[], TeamMetricsKey, TeamMetrics> implements TeamTable {
  /** How long a row may wait to be told. */
  static final Duration FLUSH_INTERVAL = Duration.ofMillis(25);

  /** How many changed items may wait, whatever the clock says. */
  static final int MAX_UNFLUSHED = 256;

  private final String storeName;
  private final String topic;
  private final Deserializer<TeamKey> keys;
  private final Deserializer<TeamItem> items;
  private final String rulesVersion;
  private final Teams teams;
  private final SkippedTeamItems skipped;
  private final CommitPaces paces;
  private @Nullable TeamLedger ledger;
  private @Nullable Looks flushing;
  private @Nullable Looks committing;
  private long lastTimestamp;

  TeamMetricsProcessor(TeamTopology topology) {
    this.storeName = TeamTopology.STORE;
    this.topic = topology.catalogue().teamItems().name();
    this.keys = topology.serdes().key(topology.catalogue().teamItems()).deserializer();
    this.items = topology.serdes().value(topology.catalogue().teamItems()).deserializer();
    this.rulesVersion = topology.rulesVersion();
    this.teams = topology.teams();
    this.skipped = topology.skipped();
    this.paces = topology.paces();
  }

  @Override
  public void init(ProcessorContext<TeamMetricsKey, TeamMetrics> context) {
    super.init(context);
    KeyValueStore<Bytes, byte[]> store = context.getStateStore(storeName);
    TeamLedger opened = new TeamLedger(new StoreLedger(store), teams.staleAfter());
    ledger = opened;
    committing = new Looks(context, CommitPaces.LOOK, this::commitIfDue);
    flushing =
        new Looks(
            context,
            FLUSH_INTERVAL,
            () -> {
              flush(opened);
              return false;
            });
    // What was still to tell when the task ended lies in the store.
    flushing.begin();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    TeamLedger open = Objects.requireNonNull(ledger, "init comes first");
    try {
      TeamKey key = keys.deserialize(topic, record.key());
      TeamItem item = items.deserialize(topic, record.value());
      if (key == null || item == null) {
        throw new UnreadableRecordException("a team item without key or value");
      }
      take(open, new Team(key.getTenant(), key.getTeamId()), item);
    } catch (UnreadableRecordException unreadable) {
      skipped.skipped(origin(), unreadable);
    }
    lastTimestamp = record.timestamp();
    if (open.changesUnflushed() >= MAX_UNFLUSHED) {
      flush(open);
    } else if (flushing != null) {
      flushing.begin();
    }
  }

  /** Rows are told, and only then is there something that others wait for. */
  private void flush(TeamLedger open) {
    if (open.changesUnflushed() > 0) {
      paces.ofThread().note(lastTimestamp, context().currentSystemTimeMs());
      Objects.requireNonNull(committing, "init comes first").begin();
    }
    open.flush(this);
  }

  private boolean commitIfDue() {
    Pace pace = paces.ofThread();
    if (pace.isDue(context().currentSystemTimeMs())) {
      context().commit();
    }
    return pace.isPending();
  }

  /** Ends the ledger's telling: a task that is revived opens another over the same store. */
  @Override
  public void close() {
    if (flushing != null) {
      flushing.end();
    }
    if (committing != null) {
      committing.end();
    }
    ledger = null;
  }

  @Override
  public void profile(Team team, boolean present) {
    TeamMetrics value = present ? new TeamMetrics(teams.profile(team), null, rulesVersion) : null;
    forward(new TeamMetricsKey(team.tenant(), team.id(), null), value);
  }

  @Override
  public void day(Team team, LocalDate day, @Nullable TeamDay row) {
    TeamMetrics value = row == null ? null : new TeamMetrics(null, row, rulesVersion);
    forward(new TeamMetricsKey(team.tenant(), team.id(), day), value);
  }

  private static void take(TeamLedger ledger, Team team, TeamItem item) {
    ledger.apply(team, item.getItemId(), item.getRemoved() ? null : readable(item));
  }

  private static WorkItem readable(TeamItem item) {
    try {
      return WorkItems.from(item);
    } catch (IllegalArgumentException impossibleTime) {
      throw new UnreadableRecordException("a team item out of time", impossibleTime);
    }
  }

  // NullAway: a null value is a tombstone, which Kafka's signature does not say.
  @SuppressWarnings("NullAway")
  private void forward(TeamMetricsKey key, @Nullable TeamMetrics value) {
    context().forward(new Record<>(key, value, context().currentSystemTimeMs()));
  }

  private String origin() {
    return context().recordMetadata().map(TeamMetricsProcessor::origin).orElse("an unknown offset");
  }

  private static String origin(RecordMetadata record) {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }
}
