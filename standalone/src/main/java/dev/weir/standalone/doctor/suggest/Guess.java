package dev.weir.standalone.doctor.suggest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What names that organisations use commonly mean. Pure. */
final class Guess {
  private static final Pattern PRODUCTION =
      Pattern.compile("(?:^|[^a-z])(?:production|prod|prd|live)(?:[^a-z]|$)");
  private static final Pattern NOT_PRODUCTION =
      Pattern.compile("(?:^|[^a-z])(?:non|pre|not)[^a-z]?(?:production|prod|prd|live)|preprod");
  private static final Pattern LANDING =
      Pattern.compile(
          "(?:main|master|trunk|develop|development|next|stable|production|v?\\d+(?:\\.\\d+|\\.x)*"
              + "|(?:release|releases|hotfix|support|maintenance|stable|rel)[/-].+)");
  private static final Pattern MACHINE =
      Pattern.compile(
          "(?:^|[-_])(?:bot|ci|robot|automation|renovate|dependabot|deploy(?:er)?)(?:[-_]|$)"
              + "|.*[-_a-z]bot$");

  /** Words of labels and types, and the type of item that they mean; the first match holds. */
  private static final List<Map.Entry<Pattern, String>> TYPES =
      List.of(
          Map.entry(words("sub-?task|sub-?issue"), "sub_task"),
          Map.entry(words("epic|initiative|theme"), "epic"),
          Map.entry(words("security|vulnerability|cve|risk"), "risk"),
          Map.entry(words("bug|bugs|defect|regression|fault"), "bug"),
          Map.entry(
              words(
                  "chore|debt|tech-?debt|refactor|refactoring|maintenance|dependencies|dependency"
                      + "|deps|documentation|docs|task|spike|cleanup|ci|infrastructure"),
              "chore"),
          Map.entry(
              words("feature|features|enhancement|story|user-?story|improvement|idea"), "feature"));

  private static final List<Map.Entry<Pattern, String>> RULES =
      List.of(
          Map.entry(words("hotfix"), "hotfix"),
          Map.entry(words("incident|outage|sev-?[0-4]|postmortem"), "incident_labels"),
          Map.entry(words("blocked|blocker|on-?hold|waiting|stalled"), "blocked_labels"));

  /** Words of statuses, and the stage that they mean, from the last stage to the first. */
  private static final List<Map.Entry<Pattern, String>> STAGES =
      List.of(
          Map.entry(
              words("done|closed|complete|completed|released|shipped|live|resolved|deployed"),
              "production"),
          Map.entry(words("deploying|releasing|rollout"), "deployment"),
          Map.entry(words("ready|approved|awaiting|release|merged"), "deployment_approval"),
          Map.entry(words("test|testing|qa|verify|verification|uat|staging"), "testing"),
          Map.entry(words("review|reviewing|pr"), "code_review"),
          Map.entry(
              words("progress|doing|development|developing|dev|started|active|wip|coding"),
              "development"),
          Map.entry(words("design|analysis|refinement|discovery|shaping|research"), "design"),
          Map.entry(
              words("backlog|todo|to-?do|new|triage|inbox|open|planned|next|icebox|ideas"),
              "backlog"));

  private Guess() {}

  private static Pattern words(String alternatives) {
    return Pattern.compile("(?:^|[^a-z])(?:" + alternatives + ")(?:[^a-z]|$)");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static Optional<String> first(List<Map.Entry<Pattern, String>> table, String name) {
    String plain = plain(name);
    return table.stream()
        .filter(entry -> entry.getKey().matcher(plain).find())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  static boolean isProduction(String environment) {
    String plain = plain(environment);
    return PRODUCTION.matcher(plain).find() && !NOT_PRODUCTION.matcher(plain).find();
  }

  static boolean isLandingBranch(String branch) {
    return LANDING.matcher(branch.toLowerCase(Locale.ROOT)).matches();
  }

  static boolean isMachine(String login) {
    return MACHINE.matcher(plain(login)).find();
  }

  /** The type of item that a label or a type of the tool means. */
  static Optional<String> itemType(String name) {
    return first(TYPES, name);
  }

  /** The rule whose labels a label belongs to. */
  static Optional<String> ruleOfLabel(String label) {
    return first(RULES, label);
  }

  /** The stage that a status means. "Ready for review" is a review, "ready" awaits deployment. */
  static Optional<String> stage(String status) {
    String plain = plain(status);
    if (plain.matches("ready-(?:for|to)-(?:dev.*|start|do|work|pick.*)|ready")) {
      return Optional.of("backlog");
    }
    if (plain.startsWith("ready-for-") || plain.startsWith("awaiting-")) {
      return first(STAGES, plain.replaceFirst("^(?:ready-for|awaiting)-", ""))
          .or(() -> Optional.of("deployment_approval"));
    }
    return plain.startsWith("in-") ? first(STAGES, plain.substring(3)) : first(STAGES, status);
  }
}
