package dev.weir.archive.consume;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All workers. Thread-safe; started once. */
public final class Workers implements AutoCloseable {
  private final List<Worker> workers = new ArrayList<>();

  /** As many workers as are asked for, which share the partitions. */
  public Workers(Map<String, Object> kafka, int count, SessionFactory sessions) {
    for (int number = 0; number < count; number++) {
      workers.add(new Worker(kafka, number, count, sessions));
    }
  }

  /** Starts all of them. */
  public void start() {
    workers.forEach(Worker::start);
  }

  /** Why something is not archived, if something is not. */
  public Optional<String> trouble() {
    return workers.stream().map(Worker::trouble).flatMap(Optional::stream).findFirst();
  }

  /** Has everything that waits archived at once, and tells what to ask {@link #hasDone} with. */
  public List<Long> archiveNow() {
    return workers.stream().map(Worker::ask).toList();
  }

  /** Whether a request of {@link #archiveNow} is carried out. */
  public boolean hasDone(List<Long> request) {
    for (int number = 0; number < workers.size(); number++) {
      if (!workers.get(number).hasAnswered(request.get(number))) {
        return false;
      }
    }
    return true;
  }

  /** Ends all of them, each after what waits is archived. */
  @Override
  public void close() {
    workers.parallelStream().forEach(Worker::close);
  }
}
