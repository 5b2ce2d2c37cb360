package dev.weir.stream.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is deployed.
 *
 * @param paths globs of the files that it is made of; none: all
 * @param members environments that are its production
 * @param all whether all of them must have a commit
 */
record PlainService(String id, List<String> paths, List<String> members, boolean all) {
  static PlainService of(String id, List<String> paths, Map<String, Object> production) {
    Object members = production.get("members");
    return new PlainService(
        id,
        paths,
        members == null ? List.of("production", "prod", "live") : PlainRules.strings(members),
        "all".equals(production.get("done_when")));
  }

  boolean isProduction(String environment) {
    return members.stream().anyMatch(environment::equalsIgnoreCase);
  }

  boolean isTouchedBy(Set<String> touched) {
    return paths.isEmpty() || touched.stream().anyMatch(path -> PlainGlob.anyPath(paths, path));
  }
}
