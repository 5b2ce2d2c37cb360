package dev.weir.stream.valuestream;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the types of items; their order in the file is the order in which they are tried. */
final class ItemTypesSection {
  private static final Set<String> KEYS = Set.of("labels", "types", "prefixes", "as");

  private ItemTypesSection() {}

  static List<ItemType> read(Mapping file, List<ItemType> fallback) {
    Mapping given = file.open("item_types");
    if (given == null) {
      return fallback;
    }
    List<ItemType> types = new ArrayList<>();
    given.eachKey(
        (id, at) -> {
          if (!id.matches("[a-z][a-z0-9_]{0,59}") || id.equals(ItemType.UNKNOWN.id())) {
            file.problems()
                .add(
                    at,
                    given.path(id)
                        + ": the id of a type has lower-case letters, digits and _, and is not"
                        + " \"unknown\"");
          }
          types.add(type(id, given));
        });
    return types;
  }

  private static ItemType type(String id, Mapping types) {
    Mapping given = Mapping.of(types.at(id), types.path(id), types.problems(), KEYS);
    return new ItemType(
        id,
        given.texts("labels", List.of()),
        given.texts("types", List.of()),
        given.texts("prefixes", List.of()),
        given.oneOf("as", ItemType.As.class, ItemType.As.COUNT));
  }
}
