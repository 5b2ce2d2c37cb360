package dev.weir.archive.batch;

import dev.weir.archive.batch.Plan.Target;
import dev.weir.archive.batch.ProgressStore.Standing;
import dev.weir.archive.metrics.ArchiveMetrics;
import dev.weir.archive.object.ObjectStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Archives one partition, each record once, whatever fails and whoever else does the same. The
 * steps of a batch, each of which may be the last of its process:
 *
 * <ol>
 *   <li>the plan is put into the partition's progress, if that is still the one that was read: from
 *       now on nothing else can be written of these offsets;
 *   <li>each object of the plan is made or grows, see {@link ObjectWriter}, and is read back;
 *   <li>the progress moves on to the end of the plan.
 * </ol>
 *
 * A failure of any kind forgets what is known; the next step reads the progress and carries out the
 * plan that it finds there. For one thread.
 */
public final class PartitionArchive {
  private static final Logger log = LoggerFactory.getLogger(PartitionArchive.class);

  private final PartitionName name;
  private final String topicId;
  private final RecordSource source;
  private final ProgressStore progresses;
  private final ObjectWriter writer;
  private final Tails tails;
  private final RowFormat format;
  private final ArchiveMetrics metrics;
  private @Nullable Standing standing;

  /**
   * An archive of which nothing is read yet.
   *
   * @param fileBytes objects take further rows until they have this size
   */
  public PartitionArchive(
      PartitionName name,
      String topicId,
      RecordSource source,
      ObjectStore store,
      RowFormat format,
      long fileBytes,
      ArchiveMetrics metrics) {
    Footers footers = new Footers(store, format);
    this.name = name;
    this.topicId = topicId;
    this.source = source;
    this.progresses = new ProgressStore(store);
    this.writer = new ObjectWriter(store, format, footers);
    this.tails = new Tails(name, store, footers, format, fileBytes);
    this.format = format;
    this.metrics = metrics;
  }

  /** What is archived. */
  public PartitionName name() {
    return name;
  }

  /**
   * How far the archive is.
   *
   * @throws AnotherLogException if the log is another than the one that was archived
   * @throws RuntimeException if the store or the log did not answer
   */
  public Progress progress() {
    return standing().progress();
  }

  /**
   * Archives one batch, or carries out the plan that was found.
   *
   * @return false if there was nothing to archive
   * @throws TakenOverException if another instance went on with the partition: do it again
   * @throws RuntimeException of any other kind: try again later
   */
  public boolean step() {
    boolean done = false;
    try {
      Progress from = standing().progress();
      boolean moved = from.pending() == null ? next(from) : resume(from, from.pending());
      done = true;
      return moved;
    } finally {
      if (!done) {
        forget();
      }
    }
  }

  /** The next step reads anew where the archive stands. */
  public void forget() {
    standing = null;
    tails.forget();
  }

  private boolean next(Progress from) {
    Batch batch = source.read(from.next());
    if (batch.next() == from.next()) {
      return false;
    }
    if (batch.rows().isEmpty()) {
      save(from.moved(batch.next()));
      return true;
    }
    Plan plan = planned(batch);
    save(from.planned(plan));
    carryOut(from, plan, batch);
    return true;
  }

  private boolean resume(Progress from, Plan plan) {
    log.info("{} goes on with the plan for {} to {}", name, from.next(), plan.next());
    carryOut(from, plan, source.read(Math.max(from.next(), source.bounds().first()), plan.next()));
    return true;
  }

  private Plan planned(Batch batch) {
    List<Target> targets = new ArrayList<>();
    byFolder(batch)
        .forEach(
            (folder, rows) ->
                targets.add(new Target(tails.target(folder, rows.get(0).offset()), rows.size())));
    return new Plan(batch.next(), batch.rows().size(), batch.appendedAtMillis(), targets);
  }

  private void carryOut(Progress from, Plan plan, Batch batch) {
    long started = System.nanoTime();
    Map<String, List<Row>> rows = byFolder(batch);
    for (Target target : plan.targets()) {
      List<Row> own = rows.remove(target.folder());
      if (own == null) {
        log.error("{}: {} rows of {} are gone from the log", name, target.rows(), target.object());
        metrics.missing(name.dataset(), target.rows());
      } else {
        bring(target, own, plan.next());
      }
    }
    if (!rows.isEmpty()) {
      throw new IllegalStateException(name + ": the plan has no place for " + rows.keySet());
    }
    save(standing().progress().completed(plan));
    metrics.archived(name.dataset(), plan.rows(), Duration.ofNanos(System.nanoTime() - started));
    log.debug("{} is archived from {} to {}", name, from.next(), plan.next());
  }

  private void bring(Target target, List<Row> rows, long next) {
    boolean isNew =
        target.object().equals(name.object(target.folder(), rows.get(0).offset(), format.suffix()));
    ObjectWriter.Outcome outcome = writer.bring(target.object(), isNew, rows, next);
    if (outcome.size() > 0) {
      tails.written(target.folder(), target.object(), outcome.size());
    }
    if (rows.size() < target.rows()) {
      metrics.missing(name.dataset(), target.rows() - rows.size());
    }
  }

  private static Map<String, List<Row>> byFolder(Batch batch) {
    Map<String, List<Row>> folders = new LinkedHashMap<>();
    for (Row row : batch.rows()) {
      folders.computeIfAbsent(row.folder(), folder -> new ArrayList<>()).add(row);
    }
    return folders;
  }

  private void save(Progress progress) {
    standing = progresses.replace(name, standing(), progress);
  }

  private Standing standing() {
    Standing known = standing;
    if (known == null) {
      known = checked(progresses.load(name).orElseGet(this::begin));
      standing = known;
    }
    return known;
  }

  private Standing begin() {
    return progresses.begin(name, Progress.beginning(name, topicId, source.bounds().first()));
  }

  private Standing checked(Standing found) {
    Progress progress = found.progress();
    if (!progress.topicId().equals(topicId)) {
      throw new AnotherLogException(
          "topic %s was made anew (%s, not %s): archive it to another bucket"
              .formatted(name.topic(), topicId, progress.topicId()));
    }
    RecordSource.Bounds bounds = source.bounds();
    if (bounds.end() < progress.next()) {
      throw new AnotherLogException(
          "%s-%d ends at %d, before %d, where the archive stands"
              .formatted(name.topic(), name.partition(), bounds.end(), progress.next()));
    }
    long gone = bounds.first() - progress.next();
    if (gone > 0 && progress.pending() == null) {
      log.error("{}: offsets {} to {} are gone unread", name, progress.next(), bounds.first() - 1);
      metrics.skipped(name.dataset(), gone);
      return progresses.replace(name, found, progress.moved(bounds.first()));
    }
    return found;
  }
}
