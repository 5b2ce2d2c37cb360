package dev.weir.stream.valuestream;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads ticket projects, aliases and short names of instances. */
final class NamesSections {
  private NamesSections() {}

  static SortedMap<String, List<String>> projects(Mapping file) {
    Mapping given = file.mapping("projects", Set.of("jira"));
    SortedMap<String, List<String>> projects = new TreeMap<>();
    if (given != null && given.has("jira")) {
      given.eachOf(
          "jira",
          (path, node) -> {
            String key = new Scalars(new Problems()).text(path, node);
            if (key != null && !key.matches("[A-Z][A-Z0-9_]{0,19}")) {
              file.problems()
                  .add(
                      node,
                      path
                          + " must be a project's key, upper case, such as PUB, not \""
                          + key
                          + "\"");
            }
          });
      projects.put("jira", given.texts("jira", List.of()));
    }
    return projects;
  }

  static SortedMap<String, String> aliases(Mapping file) {
    SortedMap<String, String> aliases = texts(file, "aliases");
    Mapping given = file.open("aliases");
    if (given != null) {
      given.eachKey(
          (old, at) -> {
            if (leadsBack(old, aliases)) {
              file.problems().add(at, given.path(old) + " leads back to itself");
            }
          });
    }
    return aliases;
  }

  private static boolean leadsBack(String old, SortedMap<String, String> aliases) {
    Set<String> seen = new HashSet<>();
    String name = aliases.get(old);
    while (name != null && seen.add(name)) {
      if (name.equals(old)) {
        return true;
      }
      name = aliases.get(name);
    }
    return false;
  }

  static SortedMap<String, String> instances(Mapping file) {
    SortedMap<String, String> instances = texts(file, "instances");
    Mapping given = file.open("instances");
    if (given != null) {
      Set<String> seen = new HashSet<>();
      given.eachKey(
          (host, at) -> {
            String name = instances.getOrDefault(host, "");
            if (!name.isEmpty() && !seen.add(name)) {
              file.problems()
                  .add(given.at(host), "the short name \"" + name + "\" is given to two instances");
            }
          });
    }
    return instances;
  }

  private static SortedMap<String, String> texts(Mapping file, String key) {
    SortedMap<String, String> read = new TreeMap<>();
    Mapping given = file.open(key);
    if (given != null) {
      given.eachKey((name, at) -> read.put(name, given.text(name, "")));
    }
    return read;
  }
}
