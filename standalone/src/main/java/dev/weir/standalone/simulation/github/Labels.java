package dev.weir.standalone.simulation.github;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Labels as payloads hold them. */
final class Labels {
  private static final Map<String, String> WRITTEN = new ConcurrentHashMap<>();

  private Labels() {}

  static void write(Json json, String label) {
    json.raw(of(label));
  }

  static String of(String label) {
    return WRITTEN.computeIfAbsent(label, Labels::write);
  }

  private static String write(String label) {
    long id = 5_100_000_000L + (label.hashCode() & 0xFFFFFF);
    return new Json()
        .open()
        .put("id", id)
        .put("node_id", "LA_kwDO" + Long.toString(id, 36))
        .put("name", label)
        .put("color", "ededed")
        .put("default", false)
        .put("description", (String) null)
        .close()
        .toString();
  }
}
