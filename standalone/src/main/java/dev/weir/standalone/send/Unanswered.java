package dev.weir.standalone.send;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps the deliveries that got no answer, or were not taken for now. Thread-safe. */
public final class Unanswered implements AutoCloseable {
  private final OutputStream out;

  private Unanswered(OutputStream out) {
    this.out = out;
  }

  /** Keeps them in a file, which can be sent as it is. */
  public static Unanswered in(Path file) throws IOException {
    return new Unanswered(new BufferedOutputStream(Files.newOutputStream(file)));
  }

  /** Keeps none. */
  public static Unanswered none() {
    return new Unanswered(OutputStream.nullOutputStream());
  }

  synchronized void add(byte[] line) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep an unanswered delivery", e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
