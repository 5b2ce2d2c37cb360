package dev.weir.standalone.doctor.machine;

import java.util.Locale;

/** Numbers of bytes in words. */
final class Sizes {
  private static final long MEBIBYTE = 1L << 20;
  private static final long GIBIBYTE = 1L << 30;

  private Sizes() {}

  static String of(long bytes) {
    return bytes < GIBIBYTE
        ? String.format(Locale.ROOT, "%,d MB", bytes / MEBIBYTE)
        : String.format(Locale.ROOT, "%,.1f GB", (double) bytes / GIBIBYTE);
  }
}
