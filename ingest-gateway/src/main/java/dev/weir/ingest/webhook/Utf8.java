package dev.weir.ingest.webhook;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8: no overlong forms, no encoded surrogates, no truncated characters. */
final class Utf8 {
  private static final int BUFFER_CHARS = 4_096;

  private Utf8() {}

  static boolean isValid(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CharBuffer scratch = CharBuffer.allocate(Math.min(BUFFER_CHARS, bytes.length + 1));
    CoderResult result;
    do {
      scratch.clear();
      result = decoder.decode(input, scratch, true);
    } while (result.isOverflow());
    return !result.isError();
  }
}
