package dev.weir.archive.batch;

import dev.weir.archive.batch.RowFormat.Footer;
import dev.weir.archive.object.ObjectEnd;
import dev.weir.archive.object.ObjectStore;
import java.util.Optional;

/** Reads back what objects say of themselves. */
record Footers(ObjectStore store, RowFormat format) {
  private static final int USUAL_BYTES = 32 * 1024;

  /** The footer of an object, if it is there. */
  Optional<Footer> of(String object) {
    Optional<ObjectEnd> end = store.readEnd(object, USUAL_BYTES);
    if (end.isPresent() && format.footerBytes(end.get()) > end.get().bytes().length) {
      end = store.readEnd(object, format.footerBytes(end.get()));
    }
    return end.map(format::footer);
  }
}
