package dev.weir.archive.batch;

import dev.weir.archive.object.ObjectEnd;
import java.util.List;

/** How rows become the bytes of an object. Implementations are thread-safe. */
public interface RowFormat {
  /**
   * What an object says of itself.
   *
   * @param rows how many it holds
   * @param next all rows of its folder and partition below this offset, and not in an older object,
   *     are in it
   * @param schema tells which rows can be added to it
   */
  record Footer(long rows, long next, String schema) {}

  /** What objects' names end with. */
  String suffix();

  /** The schema of the rows that are written now. */
  String schema();

  /** A new object. */
  byte[] create(List<Row> rows, long next);

  /** An object with all rows of a former one, which has the same schema, and further ones. */
  byte[] append(byte[] former, List<Row> rows, long next);

  /** How many bytes at an object's end are needed for its footer, at most those that it has. */
  int footerBytes(ObjectEnd end);

  /** The footer in the end of an object, which has as many bytes as are needed. */
  Footer footer(ObjectEnd end);
}
