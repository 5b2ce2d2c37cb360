package dev.weir.standalone.delivery;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A file of recorded deliveries, a line each, under gzip or not, as its name says. */
public final class DeliveryFile implements AutoCloseable {
  /** The longest line that is read. */
  public static final int MAX_LINE_BYTES = 128 * 1024 * 1024;

  private final InputStream stream;
  private long lines;

  private DeliveryFile(InputStream stream) {
    this.stream = stream;
  }

  /** Opens the file. */
  public static DeliveryFile open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    try {
      InputStream plain =
          file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 64 * 1024) : raw;
      return new DeliveryFile(new BufferedInputStream(plain, 64 * 1024));
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** Over a stream that is closed with this. */
  public static DeliveryFile of(InputStream stream) {
    return new DeliveryFile(new BufferedInputStream(stream, 64 * 1024));
  }

  /**
   * The next line that is not blank; null at the end.
   *
   * @throws IOException when the file cannot be read or a line is over the limit
   */
  public @Nullable Line next() throws IOException {
    for (byte[] bytes = readLine(); bytes != null; bytes = readLine()) {
      lines++;
      if (!isBlank(bytes)) {
        return new Line(lines, bytes);
      }
    }
    return null;
  }

  private byte @Nullable [] readLine() throws IOException {
    int first = stream.read();
    if (first < 0) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream(16 * 1024);
    for (int b = first; b >= 0 && b != '\n'; b = stream.read()) {
      if (line.size() == MAX_LINE_BYTES) {
        throw new IOException("line " + (lines + 1) + " is longer than " + MAX_LINE_BYTES);
      }
      line.write(b);
    }
    return line.toByteArray();
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
