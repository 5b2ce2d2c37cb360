package dev.weir.stream.normalize.github;

import dev.weir.stream.normalize.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Paths that the commits of a push touch, as lines of a commit's place and a path. Within bounds:
 * whoever pushes more leaves them unknown.
 */
final class PushPaths {
  /** More than this is not told. */
  static final int MOST = 300;

  static final int MOST_CHARACTERS = 65_536;

  /** GitHub leaves the commits behind these out. */
  private static final int MOST_COMMITS = 2_048;

  private static final List<String> KINDS = List.of("added", "modified", "removed");

  private final StringBuilder lines = new StringBuilder();
  private int count;
  private boolean known = true;

  private PushPaths() {}

  /**
   * Adds {@code paths}, and {@code known_paths} of the commits that another branch had before: a
   * push to the default branch lands these too, so there they are among the paths.
   *
   * @param commits SHAs of the push in their order
   */
  static void put(
      Map<String, String> attributes, JsonObject push, List<String> commits, boolean landing) {
    JsonObject head = push.object("head_commit");
    if (head == null || !isTold(head)) {
      return;
    }
    Map<String, JsonObject> told = bySha(push, head);
    PushPaths paths = new PushPaths();
    PushPaths knownBefore = new PushPaths();
    for (int place = 0; place < commits.size(); place++) {
      JsonObject commit = told.get(commits.get(place));
      boolean before = commit != null && "false".equals(commit.text("distinct")) && !landing;
      (before ? knownBefore : paths).add(place, commit);
    }
    if (paths.known && !commits.isEmpty() && told.size() < MOST_COMMITS) {
      attributes.put("paths", paths.lines.toString());
    }
    if (knownBefore.known && knownBefore.count > 0) {
      attributes.put("known_paths", knownBefore.lines.toString());
    }
  }

  private static boolean isTold(JsonObject commit) {
    return KINDS.stream().anyMatch(commit::carries);
  }

  private static Map<String, JsonObject> bySha(JsonObject push, JsonObject head) {
    Map<String, JsonObject> told = new HashMap<>();
    told.put(PushFacts.sha(head.textOrEmpty("id")), head);
    for (JsonObject commit : push.objects("commits")) {
      told.put(PushFacts.sha(commit.textOrEmpty("id")), commit);
    }
    return told;
  }

  private void add(int place, @Nullable JsonObject commit) {
    if (!known) {
      return;
    }
    if (commit == null || !isTold(commit)) {
      known = false;
      return;
    }
    TreeSet<String> paths = new TreeSet<>();
    KINDS.forEach(kind -> paths.addAll(commit.texts(kind)));
    for (String path : paths) {
      lines.append(lines.isEmpty() ? "" : "\n").append(place).append(' ').append(Lines.of(path));
    }
    count += paths.size();
    known = count <= MOST && lines.length() <= MOST_CHARACTERS;
  }
}
