package dev.weir.stream.team;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Keys of the store: kind, tenant and team with their lengths, then what tells entries of a kind
 * apart, days in their order.
 */
final class TeamKeys {
  private TeamKeys() {}

  /** What is kept. The letters are part of the stored form. */
  enum Kind {
    STATE('T'),
    ITEM('I'),
    COUNTS('C'),
    COMPLETION('V'),
    STEPS('S'),
    ROW('R'),
    PROFILE('P'),
    DIRTY('D');

    private final byte letter;

    Kind(char letter) {
      this.letter = (byte) letter;
    }
  }

  static byte[] of(Kind kind, Team team) {
    return start(kind, team, 0).array();
  }

  static byte[] of(Kind kind, Team team, int day) {
    return start(kind, team, Integer.BYTES).putInt(day).array();
  }

  static byte[] item(Team team, UUID item) {
    return start(Kind.ITEM, team, 16)
        .putLong(item.getMostSignificantBits())
        .putLong(item.getLeastSignificantBits())
        .array();
  }

  static byte[] completion(Team team, int day, UUID item) {
    return start(Kind.COMPLETION, team, Integer.BYTES + 16)
        .putInt(day)
        .putLong(item.getMostSignificantBits())
        .putLong(item.getLeastSignificantBits())
        .array();
  }

  static byte[] steps(Team team, int level, int block) {
    return start(Kind.STEPS, team, 1 + Integer.BYTES).put((byte) level).putInt(block).array();
  }

  /** Below every key of the kind. */
  static byte[] first(Kind kind) {
    return new byte[] {kind.letter};
  }

  /** Above every key of the kind. */
  static byte[] last(Kind kind) {
    return new byte[] {(byte) (kind.letter + 1)};
  }

  /** The team of a key made by {@link #of(Kind, Team)}. */
  static Team team(byte[] key) {
    ByteBuffer in = ByteBuffer.wrap(key).position(1);
    return new Team(text(in), text(in));
  }

  /** The day of a key made by {@link #completion}. */
  static int completionDay(byte[] key) {
    return ByteBuffer.wrap(key).getInt(key.length - 16 - Integer.BYTES);
  }

  /** The number, a day or a block of days, that a key ends with. */
  static int number(byte[] key) {
    return ByteBuffer.wrap(key).getInt(key.length - Integer.BYTES);
  }

  private static ByteBuffer start(Kind kind, Team team, int more) {
    byte[] tenant = team.tenant().getBytes(UTF_8);
    byte[] id = team.id().getBytes(UTF_8);
    ByteBuffer key = ByteBuffer.allocate(1 + 4 + tenant.length + 4 + id.length + more);
    return key.put(kind.letter).putInt(tenant.length).put(tenant).putInt(id.length).put(id);
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return new String(bytes, UTF_8);
  }
}
