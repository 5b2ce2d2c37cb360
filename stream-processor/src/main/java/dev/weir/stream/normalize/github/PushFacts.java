package dev.weir.stream.normalize.github;

import dev.weir.stream.fact.FactKind;
import dev.weir.stream.normalize.EventTime;
import dev.weir.stream.normalize.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a push tells: one fact with all its commits. */
final class PushFacts {
  private static final int MAX_NAMES = 1_000;
  private static final int MAX_REVERTS = 300;
  private static final String HEADS = "refs/heads/";
  private static final String TAGS = "refs/tags/";

  private PushFacts() {}

  static void mine(Payload payload) {
    JsonObject push = payload.root();
    String ref = push.text("ref");
    if (ref == null || push.text("before") == null || push.text("after") == null) {
      return;
    }
    payload
        .facts()
        .add(
            FactKind.PUSHED,
            payload.repository() + "@" + ref,
            at -> sha(push.textOrEmpty("after")) + ":" + at.toEpochMilli(),
            time(payload),
            attributes(payload, ref));
  }

  private static Map<String, String> attributes(Payload payload, String ref) {
    JsonObject push = payload.root();
    Map<String, String> attributes = new HashMap<>();
    attributes.put("before", sha(push.textOrEmpty("before")));
    attributes.put("after", sha(push.textOrEmpty("after")));
    attributes.put("forced", Boolean.toString(push.isTrue("forced")));
    NumberedFacts.putIfGiven(attributes, "default_branch", defaultBranch(push));
    boolean tag = ref.startsWith(TAGS);
    List<String> commits = List.copyOf(commits(push, tag));
    attributes.put("commits", String.join("\n", commits));
    if (!tag) {
      boolean landing = ref.equals(HEADS + attributes.get("default_branch"));
      PushPaths.put(attributes, push, commits, landing);
      NumberedFacts.putIfGiven(attributes, "reverts", reverts(push, commits));
    }
    attributes.put("names", String.join("\n", names(payload)));
    Instant first = firstCommitAt(payload);
    NumberedFacts.putIfGiven(
        attributes, "first_commit_at", first == null ? null : first.toString());
    return attributes;
  }

  private static @Nullable String defaultBranch(JsonObject push) {
    String branch = push.text("repository", "default_branch");
    return branch != null ? branch : push.text("repository", "master_branch");
  }

  /**
   * The later of the repository's {@code pushed_at} and the head commit's timestamp, of those that
   * can be: a wrong clock at the committer's does not lose the push.
   */
  private static EventTime time(Payload payload) {
    JsonObject push = payload.root();
    EventTime pushedAt = EventTime.of(push.object("repository"), "pushed_at");
    if (push.isTrue("deleted")) {
      return pushedAt;
    }
    EventTime committed = EventTime.of(push.object("head_commit"), "timestamp");
    Instant pushed = payload.facts().refusalOf(pushedAt) == null ? pushedAt.at() : null;
    Instant head = payload.facts().refusalOf(committed) == null ? committed.at() : null;
    if (pushed == null || head == null) {
      boolean takeHead = head != null || (pushed == null && pushedAt.written() == null);
      return takeHead ? committed : pushedAt;
    }
    return head.isAfter(pushed) ? committed : pushedAt;
  }

  /** SHAs of the commits; of a tag's push the one that it points at. */
  private static Collection<String> commits(JsonObject push, boolean tag) {
    Set<String> commits = new LinkedHashSet<>();
    String head = push.text("head_commit", "id");
    if (tag) {
      commits.add(sha(head == null ? push.textOrEmpty("after") : head));
    } else {
      push.objects("commits").forEach(commit -> commits.add(sha(commit.textOrEmpty("id"))));
      commits.add(sha(head == null ? "" : head));
      commits.add(sha(push.textOrEmpty("after")));
    }
    commits.removeIf(PushFacts::isNothing);
    return commits;
  }

  /** GitHub writes zeros where there is no commit. */
  private static boolean isNothing(String sha) {
    return sha.chars().allMatch(c -> c == '0');
  }

  /** Lines of a commit's place and the SHA that it reverts; null where there is none. */
  private static @Nullable String reverts(JsonObject push, List<String> commits) {
    Map<String, Integer> places = new HashMap<>();
    commits.forEach(sha -> places.put(sha, places.size()));
    List<String> lines = new ArrayList<>();
    for (JsonObject commit : push.objects("commits")) {
      Integer place = places.get(sha(commit.textOrEmpty("id")));
      for (String reverted : Reverts.in(commit.textOrEmpty("message"))) {
        if (place != null && lines.size() < MAX_REVERTS) {
          lines.add(place + " " + reverted);
        }
      }
    }
    return lines.isEmpty() ? null : String.join("\n", lines);
  }

  private static Set<String> names(Payload payload) {
    TreeSet<String> names = new TreeSet<>();
    for (JsonObject commit : payload.root().objects("commits")) {
      names.addAll(payload.namesIn(commit.textOrEmpty("message")));
      while (names.size() > MAX_NAMES) {
        names.pollLast();
      }
    }
    return names;
  }

  /** The earliest timestamp of the commits that can be; the others are refused, one by one. */
  private static @Nullable Instant firstCommitAt(Payload payload) {
    Instant earliest = null;
    for (JsonObject commit : payload.root().objects("commits")) {
      EventTime time = EventTime.of(commit, "timestamp");
      Instant at = time.at();
      String refusal = payload.facts().refusalOf(time);
      if (refusal != null) {
        String subject = payload.repository() + "@" + sha(commit.textOrEmpty("id"));
        payload.facts().refuse("commit", subject, time, refusal);
      } else if (at != null && (earliest == null || at.isBefore(earliest))) {
        earliest = at;
      }
    }
    return earliest;
  }

  static String sha(String written) {
    return Lines.of(written).toLowerCase(Locale.ROOT);
  }
}
