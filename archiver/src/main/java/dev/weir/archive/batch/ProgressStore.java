package dev.weir.archive.batch;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.archive.object.ObjectStore;
import dev.weir.archive.object.Put;
import dev.weir.archive.object.StoreException;
import dev.weir.archive.object.StoredObject;
import java.io.IOException;
import java.util.Optional;

/** Keeps the progress of partitions as small JSON objects. Thread-safe. */
public final class ProgressStore {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final ObjectStore store;

  public ProgressStore(ObjectStore store) {
    this.store = store;
  }

  /**
   * Progress with the version of the object that it was read from or written to.
   *
   * @param tag the store's
   */
  public record Standing(String tag, Progress progress) {}

  /** Where a partition stands, if it was begun. */
  public Optional<Standing> load(PartitionName name) {
    return store.read(name.progress()).map(ProgressStore::standing);
  }

  /**
   * Begins a partition.
   *
   * @throws TakenOverException if another was faster
   */
  Standing begin(PartitionName name, Progress progress) {
    return written(store.putIfAbsent(name.progress(), bytes(progress)), progress, name);
  }

  /**
   * Puts progress in the place of what was read.
   *
   * @throws TakenOverException if that is not there any more
   */
  Standing replace(PartitionName name, Standing former, Progress progress) {
    return written(
        store.putIfUnchanged(name.progress(), former.tag(), bytes(progress)), progress, name);
  }

  private static Standing written(Put put, Progress progress, PartitionName name) {
    if (put instanceof Put.Written written) {
      return new Standing(written.version(), progress);
    }
    throw new TakenOverException(name + " went on elsewhere from " + progress.next());
  }

  private static Standing standing(StoredObject object) {
    try {
      return new Standing(object.version(), JSON.readValue(object.content(), Progress.class));
    } catch (IOException e) {
      throw new StoreException("progress is not readable: " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Progress progress) {
    try {
      return JSON.writeValueAsBytes(progress);
    } catch (IOException e) {
      throw new IllegalStateException("progress prints as JSON", e);
    }
  }
}
