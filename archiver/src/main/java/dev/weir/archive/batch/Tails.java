package dev.weir.archive.batch;

import dev.weir.archive.batch.RowFormat.Footer;
import dev.weir.archive.object.ListedObject;
import dev.weir.archive.object.ObjectStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last object of each folder, to which rows may be added while it is small. Remembers a bounded
 * number of them; valid as long as nobody else writes. For one thread.
 */
final class Tails {
  private static final int REMEMBERED = 10_000;

  private final PartitionName name;
  private final ObjectStore store;
  private final Footers footers;
  private final RowFormat format;
  private final long fileBytes;
  private final Map<String, Optional<Tail>> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Tail>> eldest) {
          return size() > REMEMBERED;
        }
      };

  Tails(PartitionName name, ObjectStore store, Footers footers, RowFormat format, long fileBytes) {
    this.name = name;
    this.store = store;
    this.footers = footers;
    this.format = format;
    this.fileBytes = fileBytes;
  }

  private record Tail(String object, long size, String schema) {}

  /** The object that takes the next rows of a folder: its last one, or a new one. */
  String target(String folder, long firstOffset) {
    return known
        .computeIfAbsent(folder, this::find)
        .filter(tail -> tail.size() < fileBytes && tail.schema().equals(format.schema()))
        .map(Tail::object)
        .orElseGet(() -> name.object(folder, firstOffset, format.suffix()));
  }

  void written(String folder, String object, long size) {
    known.put(folder, Optional.of(new Tail(object, size, format.schema())));
  }

  void forget() {
    known.clear();
  }

  private Optional<Tail> find(String folder) {
    List<ListedObject> objects = store.list(name.prefix(folder));
    if (objects.isEmpty()) {
      return Optional.empty();
    }
    ListedObject last = objects.get(objects.size() - 1);
    String schema = footers.of(last.name()).map(Footer::schema).orElse("");
    return Optional.of(new Tail(last.name(), last.size(), schema));
  }
}
