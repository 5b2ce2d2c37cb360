package dev.weir.standalone.doctor.suggest;

import dev.weir.stream.valuestream.ItemType;
import dev.weir.stream.valuestream.ValueStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value-stream file as a tree that grows. For one thread. */
@SuppressWarnings("unchecked") // of a valid file: mappings have texts as keys
final class FileTree {
  private final Map<String, Object> tree;

  private FileTree(Map<String, Object> tree) {
    this.tree = tree;
  }

  /** Of a valid file. */
  static FileTree of(Map<String, Object> tree) {
    return new FileTree(tree);
  }

  Map<String, Object> tree() {
    return tree;
  }

  /** The mapping of a key, made where it is missing, and free to change. */
  Map<String, Object> mapping(Map<String, Object> parent, String key) {
    Object there = parent.get(key);
    Map<String, Object> own =
        there instanceof Map<?, ?> map
            ? new LinkedHashMap<>((Map<String, Object>) map)
            : new LinkedHashMap<>();
    parent.put(key, own);
    return own;
  }

  /** The list of texts of a key, with the inherited ones where it is missing. */
  List<String> list(Map<String, Object> parent, String key, List<String> inherited) {
    Object there = parent.get(key);
    List<String> own =
        new ArrayList<>(there instanceof List<?> list ? (List<String>) list : inherited);
    parent.put(key, own);
    return own;
  }

  /** The rules of all, and those of each team that has its own of a key. */
  List<Map<String, Object>> rulesWith(String key) {
    List<Map<String, Object>> rules = new ArrayList<>();
    rules.add(mapping(tree, "rules"));
    for (Map<String, Object> team : mappings("teams")) {
      if (team.get("rules") instanceof Map<?, ?> own && own.containsKey(key)) {
        rules.add(mapping(team, "rules"));
      }
    }
    return rules;
  }

  /** What says which environments of a repository are production. */
  List<Map<String, Object>> production(String repository, ValueStream stream) {
    List<Map<String, Object>> homes = new ArrayList<>();
    for (Map<String, Object> service : mappings("services")) {
      if (repository.equalsIgnoreCase(String.valueOf(service.get("repository")))
          && service.containsKey("production")) {
        homes.add(service);
      }
    }
    if (!homes.isEmpty()) {
      return homes;
    }
    String owner = stream.teamOf(repository);
    for (Map<String, Object> team : mappings("teams")) {
      if (owner.equals(team.get("id"))
          && team.get("rules") instanceof Map<?, ?> own
          && own.containsKey("production")) {
        homes.add(mapping(team, "rules"));
      }
    }
    return homes.isEmpty() ? List.of(mapping(tree, "rules")) : homes;
  }

  /** The mappings of a list, free to change. */
  List<Map<String, Object>> mappings(String key) {
    List<Map<String, Object>> own = new ArrayList<>();
    if (tree.get(key) instanceof List<?> list) {
      list.forEach(element -> own.add(new LinkedHashMap<>((Map<String, Object>) element)));
      tree.put(key, own);
    }
    return own;
  }

  /** The types of items, all of them: a file that has some has them all. */
  Map<String, Object> itemTypes(List<ItemType> inherited) {
    boolean own = tree.containsKey("item_types");
    Map<String, Object> types = mapping(tree, "item_types");
    if (!own) {
      for (ItemType type : inherited) {
        Map<String, Object> written = new LinkedHashMap<>();
        put(written, "labels", type.labels());
        put(written, "types", type.types());
        put(written, "prefixes", type.prefixes());
        written.put("as", Proposal.idOf(type.as()));
        types.put(type.id(), written);
      }
    }
    return types;
  }

  private static void put(Map<String, Object> written, String key, List<String> names) {
    if (!names.isEmpty()) {
      written.put(key, new ArrayList<>(names));
    }
  }
}
