package dev.weir.stream.normalize.github;

import dev.weir.stream.fact.Attributes;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which attributes of its object a payload's action changed. */
final class Changed {
  private Changed() {}

  /** The names, sorted; none if the action belongs to another object or changes no attribute. */
  static Collection<String> by(Payload payload) {
    return switch (payload.action()) {
      // what is opened is created open, which is no change: a closing of that instant holds
      case "closed", "reopened" -> List.of(Attributes.STATE);
      case "edited" -> edited(payload);
      case "labeled", "unlabeled" -> one("label:", payload.root().text("label", "name"));
      case "assigned", "unassigned" -> one("assignee:", payload.root().text("assignee", "login"));
      case "typed", "untyped" -> List.of(Attributes.TYPE);
      case "ready_for_review", "converted_to_draft" -> List.of(Attributes.DRAFT);
      case "synchronize" -> List.of(Attributes.HEAD_SHA);
      case "enqueued", "dequeued" -> List.of(Attributes.QUEUED);
      default -> List.of();
    };
  }

  private static Collection<String> edited(Payload payload) {
    var changes = payload.root().object("changes");
    Set<String> names = new TreeSet<>();
    if (changes != null) {
      for (String name : changes.names()) {
        names.add(name.equals("base") ? Attributes.BASE_REF : Lines.of(name));
      }
    }
    return names;
  }

  private static Collection<String> one(String prefix, @Nullable String name) {
    return name == null ? List.of() : List.of(prefix + Lines.of(name));
  }
}
