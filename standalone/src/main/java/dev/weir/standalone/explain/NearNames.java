package dev.weir.standalone.explain;

import dev.weir.config.EditDistance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Names that may have been meant. Pure. */
final class NearNames {
  private static final int MOST = 3;

  private NearNames() {}

  /** The closest candidates, the closest first. */
  static List<String> to(String name, List<String> candidates) {
    Map<String, String> left = new TreeMap<>();
    candidates.forEach(candidate -> left.put(candidate.toLowerCase(Locale.ROOT), candidate));
    List<String> near = new ArrayList<>();
    String wanted = name.toLowerCase(Locale.ROOT);
    Optional<String> closest = EditDistance.closest(wanted, left.keySet());
    while (near.size() < MOST && closest.isPresent()) {
      near.add(left.remove(closest.get()));
      closest = EditDistance.closest(wanted, left.keySet());
    }
    return near;
  }
}
