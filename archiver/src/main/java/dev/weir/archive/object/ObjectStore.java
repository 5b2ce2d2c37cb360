package dev.weir.archive.object;

import java.util.List;
import java.util.Optional;

/**
 * Objects by name, each written whole. Reads see the last write. Thread-safe.
 *
 * <p>Every call may throw {@link StoreException}. A write that threw may have happened all the
 * same, now or later.
 */
public interface ObjectStore {
  /** The whole object, if there is one. */
  Optional<StoredObject> read(String name);

  /** The last bytes of an object, or all of a shorter one, if there is one. */
  Optional<ObjectEnd> readEnd(String name, int bytes);

  /** Writes an object that does not exist yet. */
  Put putIfAbsent(String name, byte[] content);

  /** Replaces the version of an object that was read. */
  Put putIfUnchanged(String name, String version, byte[] content);

  /** Writes an object, whatever was there. */
  void put(String name, byte[] content);

  /** All objects whose names start so, in the order of their names. */
  List<ListedObject> list(String prefix);
}
