package dev.weir.stream.normalize.github;

import dev.weir.stream.fact.FactKind;
import dev.weir.stream.normalize.EventTime;
import dev.weir.stream.normalize.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Under which names a repository was seen, and that it was renamed or transferred. */
final class RepositoryFacts {
  private RepositoryFacts() {}

  static void renamed(Payload payload) {
    JsonObject repository = payload.root().object("repository");
    String id = repository == null ? null : repository.text("id");
    String from = formerName(payload);
    if (id == null || from == null || from.equalsIgnoreCase(payload.repository())) {
      return;
    }
    payload
        .facts()
        .add(
            FactKind.REPOSITORY_RENAMED,
            payload.repository(),
            at -> id + ":" + NumberedFacts.milliseconds(at),
            EventTime.of(repository, "updated_at"),
            Map.of("from", from));
  }

  /** Names the repository of a payload that told something, as of the latest that it told. */
  static void named(Payload payload) {
    String id = payload.root().text("repository", "id");
    if (id != null) {
      payload.facts().addAsOfLatest(FactKind.REPOSITORY_NAMED, payload.repository(), id);
    }
  }

  private static @Nullable String formerName(Payload payload) {
    JsonObject changes = payload.root().object("changes");
    int slash = payload.repository().indexOf('/');
    if (changes == null || slash < 0) {
      return null;
    }
    JsonObject renamed = changes.object("repository", "name");
    String name = renamed == null ? null : renamed.text("from");
    if (name != null && !name.isBlank()) {
      return payload.repository().substring(0, slash + 1) + name;
    }
    String owner = formerOwner(changes.object("owner", "from"));
    return owner == null ? null : owner + payload.repository().substring(slash);
  }

  private static @Nullable String formerOwner(@Nullable JsonObject from) {
    if (from == null) {
      return null;
    }
    String user = from.text("user", "login");
    return user != null ? user : from.text("organization", "login");
  }
}
