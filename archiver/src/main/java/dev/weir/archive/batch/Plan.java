package dev.weir.archive.batch;

import java.util.List;

/**
 * What is to be written of the next records of a partition, said before anything is written. Who
 * finds a plan carries it out, and nothing else can be written of its offsets.
 *
 * @param next offset at which the batch after it begins
 * @param rows of the batch
 * @param appendedAtMillis when its last record was appended to the log
 * @param targets one a folder
 */
public record Plan(long next, long rows, long appendedAtMillis, List<Target> targets) {
  public Plan {
    targets = List.copyOf(targets);
  }

  /**
   * An object that is made or that grows.
   *
   * @param rows that the batch adds
   */
  public record Target(String object, long rows) {
    String folder() {
      return object.substring(0, object.lastIndexOf('/'));
    }
  }
}
