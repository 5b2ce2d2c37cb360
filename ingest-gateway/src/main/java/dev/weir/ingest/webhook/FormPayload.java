package dev.weir.ingest.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * GitHub's other content type: {@code payload=<percent-encoded JSON>}. The JSON inside becomes the
 * delivery's body, since everything downstream reads JSON; the signature is over the form.
 */
final class FormPayload {
  private static final byte[] FIELD = "payload=".getBytes(StandardCharsets.US_ASCII);

  private FormPayload() {}

  /**
   * The decoded bytes of the form's only {@code payload} field.
   *
   * @throws MalformedRequestException if there is none or several, or an escape is broken
   */
  static byte[] in(byte[] form) throws MalformedRequestException {
    int found = -1;
    for (int start = 0; start < form.length; start = endOfField(form, start) + 1) {
      if (startsWithField(form, start)) {
        if (found >= 0) {
          throw new MalformedRequestException("the form holds several payload fields");
        }
        found = start;
      }
    }
    if (found < 0) {
      throw new MalformedRequestException("the form holds no payload field");
    }
    return decode(form, found + FIELD.length, endOfField(form, found));
  }

  private static boolean startsWithField(byte[] form, int start) {
    int end = start + FIELD.length;
    return end <= form.length && Arrays.equals(form, start, end, FIELD, 0, FIELD.length);
  }

  private static int endOfField(byte[] form, int start) {
    int end = start;
    while (end < form.length && form[end] != '&') {
      end++;
    }
    return end;
  }

  private static byte[] decode(byte[] form, int start, int end) throws MalformedRequestException {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(end - start);
    int at = start;
    while (at < end) {
      byte next = form[at++];
      if (next == '%') {
        int high = at < end ? Character.digit(form[at++], 16) : -1;
        int low = at < end ? Character.digit(form[at++], 16) : -1;
        if (high < 0 || low < 0) {
          throw new MalformedRequestException("the form holds a broken percent-escape");
        }
        decoded.write(high << 4 | low);
      } else {
        decoded.write(next == '+' ? ' ' : next);
      }
    }
    return decoded.toByteArray();
  }
}
