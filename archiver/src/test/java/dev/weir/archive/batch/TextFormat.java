package dev.weir.archive.batch;

import dev.weir.archive.object.ObjectEnd;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows as lines, for tests of the protocol: offsets of the rows, then where the object stands. */
final class TextFormat implements RowFormat {
  @Override
  public String suffix() {
    return ".txt";
  }

  @Override
  public String schema() {
    return "text";
  }

  @Override
  public byte[] create(List<Row> rows, long next) {
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(row.offset()).append('\n'));
    return bytes(text.append("next ").append(next).toString());
  }

  @Override
  public byte[] append(byte[] former, List<Row> rows, long next) {
    String text = text(former);
    String kept = text.substring(0, text.indexOf("next "));
    return bytes(kept + text(create(rows, next)));
  }

  @Override
  public int footerBytes(ObjectEnd end) {
    return (int) end.size();
  }

  @Override
  public Footer footer(ObjectEnd end) {
    List<Long> offsets = offsets(end.bytes());
    String text = text(end.bytes());
    return new Footer(
        offsets.size(), Long.parseLong(text.substring(text.indexOf("next ") + 5)), schema());
  }

  static List<Long> offsets(byte[] content) {
    return text(content).lines().filter(l -> !l.startsWith("next")).map(Long::valueOf).toList();
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
