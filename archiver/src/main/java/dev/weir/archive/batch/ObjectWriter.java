package dev.weir.archive.batch;

import dev.weir.archive.batch.RowFormat.Footer;
import dev.weir.archive.object.ObjectEnd;
import dev.weir.archive.object.ObjectStore;
import dev.weir.archive.object.Put;
import dev.weir.archive.object.StoreException;
import dev.weir.archive.object.StoredObject;
import java.util.List;
import java.util.Optional;

/**
 * Brings an object up to an offset: makes it, or adds to it the rows that it does not hold yet.
 * What it holds it says itself, so that this may be done again at any time, by anybody, also at the
 * same time: of two that write the same version one is refused, and looks again.
 */
record ObjectWriter(ObjectStore store, RowFormat format, Footers footers) {
  private static final int TRIES = 5;

  /**
   * An object that is up to date.
   *
   * @param size of what was written, in bytes; 0 if nothing had to be
   * @param rows that were added by us
   */
  record Outcome(long size, long rows) {}

  /**
   * Writes as far as needed, and reads the footer back.
   *
   * @param rows of the object's folder, by offset; not empty
   * @param next where the object is to stand
   */
  Outcome bring(String object, boolean isNew, List<Row> rows, long next) {
    Optional<StoredObject> former = isNew ? Optional.empty() : store.read(object);
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Footer> stands = former.map(ObjectEnd::of).map(format::footer);
      if (stands.isPresent() && stands.get().next() >= next) {
        return new Outcome(0, 0);
      }
      long held = stands.map(Footer::next).orElse(0L);
      List<Row> added = rows.stream().filter(row -> row.offset() >= held).toList();
      byte[] content =
          former
              .map(was -> format.append(was.content(), added, next))
              .orElseGet(() -> format.create(added, next));
      if (put(object, former, content) instanceof Put.Written) {
        check(object, stands.map(Footer::rows).orElse(0L) + added.size(), next);
        return new Outcome(content.length, added.size());
      }
      former = store.read(object);
    }
    throw new StoreException(object + " changes all the time");
  }

  private Put put(String object, Optional<StoredObject> former, byte[] content) {
    return former.isPresent()
        ? store.putIfUnchanged(object, former.get().version(), content)
        : store.putIfAbsent(object, content);
  }

  private void check(String object, long rows, long next) {
    Footer found =
        footers
            .of(object)
            .orElseThrow(() -> new StoreException(object + " was written and is not there"));
    boolean grown = found.next() > next && found.rows() >= rows;
    if (!grown && (found.next() != next || found.rows() != rows)) {
      throw new StoreException(
          "%s should hold %d rows up to %d, and says %s".formatted(object, rows, next, found));
    }
  }
}
