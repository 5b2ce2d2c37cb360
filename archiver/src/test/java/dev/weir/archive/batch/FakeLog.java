package dev.weir.archive.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A partition with gaps, whose records are of a few folders. */
final class FakeLog implements RecordSource {
  private final List<Row> rows = new ArrayList<>();
  private final int batchRecords;
  private long first;
  private long end;

  FakeLog(int batchRecords) {
    this.batchRecords = batchRecords;
  }

  /** A log that a seed decides on. */
  static FakeLog random(long seed, int records, int folders, int batchRecords) {
    Random random = new Random(seed);
    FakeLog log = new FakeLog(batchRecords);
    for (int i = 0; i < records; i++) {
      log.skip(random.nextInt(4) == 0 ? random.nextInt(1, 4) : 0);
      log.add("d/f" + random.nextInt(folders));
    }
    log.skip(random.nextInt(3));
    return log;
  }

  void add(String folder) {
    rows.add(new Row(end++, folder, () -> ""));
  }

  void skip(long offsets) {
    end += offsets;
  }

  /** Compaction or retention takes a record away. */
  void remove(long offset) {
    rows.removeIf(row -> row.offset() == offset);
  }

  void startAt(long offset) {
    first = offset;
    rows.removeIf(row -> row.offset() < offset);
  }

  void endAt(long offset) {
    end = offset;
  }

  List<Long> offsets() {
    return rows.stream().map(Row::offset).toList();
  }

  String folder(long offset) {
    return rows.stream().filter(r -> r.offset() == offset).findFirst().orElseThrow().folder();
  }

  @Override
  public Bounds bounds() {
    return new Bounds(first, end);
  }

  @Override
  public Batch read(long from) {
    List<Row> found =
        rows.stream().filter(row -> row.offset() >= from).limit(batchRecords).toList();
    boolean cut = found.size() == batchRecords;
    return new Batch(cut ? found.get(batchRecords - 1).offset() + 1 : end, found, 1);
  }

  @Override
  public Batch read(long from, long next) {
    return new Batch(
        next, rows.stream().filter(row -> row.offset() >= from && row.offset() < next).toList(), 1);
  }
}
