package dev.weir.stream.team;

/** Types that are counted apart. */
enum ItemType {
  UNKNOWN(0),
  FEATURE(1),
  BUG(2),
  CHORE(3),
  RISK(4);

  private final int code;

  ItemType(int code) {
    this.code = code;
  }

  /** What it is stored as. */
  int code() {
    return code;
  }

  static ItemType coded(long code) {
    for (ItemType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new IllegalStateException("no item type is stored as " + code);
  }

  static ItemType named(String name) {
    return switch (name) {
      case "feature" -> FEATURE;
      case "bug" -> BUG;
      case "chore" -> CHORE;
      case "risk" -> RISK;
      default -> UNKNOWN;
    };
  }
}
