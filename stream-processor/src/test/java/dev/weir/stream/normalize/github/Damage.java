package dev.weir.stream.normalize.github;

import java.util.Arrays;
import java.util.Random;

/** Damages bytes: some changed, some made other JSON characters, some cut off. */
final class Damage {
  private static final String CHARACTERS = "0123456789-tfn\"";

  private Damage() {}

  static byte[] of(byte[] whole, Random random) {
    byte[] body = whole.clone();
    for (int i = random.nextInt(4); i > 0; i--) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      char character = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
      body[random.nextInt(body.length)] = (byte) character;
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(body, random.nextInt(body.length)) : body;
  }
}
