package dev.weir.stream.explain;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes the facts of one object apart. A moment is one telling. An observation is one for each
 * attribute that it shows first, or otherwise than the observation before it: one that shows an
 * attribute as it was tells nothing of it. Labels and assignees are attributes of their own.
 */
public final class Tellings {
  private static final List<String> SINGLE =
      List.of(
          Attributes.TITLE,
          Attributes.BODY,
          Attributes.STATE,
          Attributes.DRAFT,
          Attributes.HEAD_SHA,
          Attributes.HEAD_REF,
          Attributes.BASE_REF,
          Attributes.TYPE,
          Attributes.QUEUED,
          Attributes.PARENT);

  private static final Comparator<Noted> ORDER =
      Comparator.comparing((Noted noted) -> noted.fact().at())
          .thenComparing(noted -> noted.fact().id());

  private final List<Telling> tellings = new ArrayList<>();
  private final Map<String, String> values = new HashMap<>();
  private final Set<String> labels = new TreeSet<>();
  private final Set<String> assignees = new TreeSet<>();

  private Tellings() {}

  /** All of them, in the order of time; a function of the set of facts. */
  public static List<Telling> of(List<Noted> facts) {
    Tellings taken = new Tellings();
    facts.stream().sorted(ORDER).forEach(taken::take);
    return taken.tellings;
  }

  private void take(Noted noted) {
    switch (noted.fact().kind()) {
      case ISSUE_OBSERVED, CHANGE_OBSERVED -> observation(noted);
      default -> tellings.add(moment(noted));
    }
  }

  static Telling moment(Noted noted) {
    Fact fact = noted.fact();
    return switch (fact.kind()) {
      case ISSUE_CREATED, CHANGE_CREATED -> Telling.moment(noted, fact.text("author"), "");
      case ISSUE_CLOSED -> Telling.moment(noted, fact.text("reason"), "");
      case CHANGE_MERGED -> Telling.moment(noted, fact.text("sha"), "");
      case PUSHED -> Telling.moment(noted, fact.text("after"), "");
      case DEPLOYMENT_CREATED -> Telling.moment(noted, "", fact.text("environment"));
      case DEPLOYMENT_STATUS, DEPLOYMENT_REVIEWED ->
          Telling.moment(noted, fact.text("state"), fact.text("environment"));
      case RELEASE_PUBLISHED -> Telling.moment(noted, fact.text("tag"), "");
      case RELEASE_OBSERVED -> Telling.moment(noted, fact.text(Attributes.PRERELEASE), "");
      case REVIEW_SUBMITTED -> Telling.moment(noted, fact.text("state"), fact.text("reviewer"));
      case REVIEW_DISMISSED -> Telling.moment(noted, "dismissed", fact.text("reviewer"));
      case RUN_STARTED -> Telling.moment(noted, "started", fact.text("name"));
      case RUN_FINISHED -> Telling.moment(noted, fact.text("conclusion"), fact.text("name"));
      case ISSUE_MOVED -> Telling.moment(noted, fact.text("to"), "");
      case ISSUE_DEPENDENCY -> Telling.moment(noted, fact.text("holds"), fact.text("by"));
      case BOARD_STATUS -> Telling.moment(noted, fact.text("status"), "");
      default -> Telling.moment(noted, "", "");
    };
  }

  private void observation(Noted noted) {
    Fact fact = noted.fact();
    for (String attribute : SINGLE) {
      String value = fact.attribute(attribute);
      if (value != null) {
        String before = values.put(attribute, value);
        if (!value.equals(before)) {
          tellings.add(Telling.part(noted, attribute, value, isFirst(fact, attribute, before)));
        }
      }
    }
    members(noted, Attributes.LABELS, "label:", labels);
    members(noted, Attributes.ASSIGNEES, "assignee:", assignees);
  }

  /** An action changes what was otherwise before it; but what is created is open from then on. */
  private static boolean isFirst(Fact fact, String attribute, @Nullable String before) {
    boolean changed = lines(fact.text(Attributes.CHANGED)).contains(attribute);
    return before == null && (!changed || attribute.equals(Attributes.STATE));
  }

  /** What is there or not, each an attribute of its own; an action tells the absence too. */
  private void members(Noted noted, String attribute, String prefix, Set<String> there) {
    String listed = noted.fact().attribute(attribute);
    if (listed == null) {
      return;
    }
    Set<String> now = new TreeSet<>(lines(listed));
    for (String changed : lines(noted.fact().text(Attributes.CHANGED))) {
      String member = changed.startsWith(prefix) ? changed.substring(prefix.length()) : "";
      if (!member.isEmpty() && !now.contains(member) && !there.contains(member)) {
        tellings.add(Telling.part(noted, prefix + member, "false", true));
      }
    }
    for (String member : now) {
      if (!there.contains(member)) {
        tellings.add(Telling.part(noted, prefix + member, "true", false));
      }
    }
    for (String member : there) {
      if (!now.contains(member)) {
        tellings.add(Telling.part(noted, prefix + member, "false", false));
      }
    }
    there.clear();
    there.addAll(now);
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
  }
}
