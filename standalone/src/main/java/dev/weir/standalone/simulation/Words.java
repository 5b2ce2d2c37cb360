package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.time.Dice;
import java.util.List;
import java.util.Locale;

/** What work is called. */
final class Words {
  private static final List<String> VERBS =
      List.of(
          "Show", "Remember", "Export", "Check", "Move", "Shorten", "Explain", "Filter", "Cache");
  private static final List<String> THINGS =
      List.of(
          "the delivery address",
          "opening hours",
          "the invoice archive",
          "returned parcels",
          "weekly totals",
          "the login form",
          "currency rounding",
          "stock levels",
          "the audit trail",
          "search results",
          "price lists");
  private static final List<String> PLACES =
      List.of("on the start page", "for partners", "in the nightly job", "by region", "on phones");
  private static final List<String> TROUBLES =
      List.of("Orders time out", "Login fails for some", "Totals are wrong", "Pages stay empty");
  private static final List<String> LIBRARIES =
      List.of("jackson", "netty", "kotlin", "gradle", "openapi-tools", "liquibase", "slf4j");

  private Words() {}

  static String task(Dice dice) {
    return dice.oneOf(VERBS) + ' ' + dice.oneOf(THINGS) + ' ' + dice.oneOf(PLACES);
  }

  static String incident(Dice dice) {
    return dice.oneOf(TROUBLES) + ' ' + dice.oneOf(PLACES);
  }

  static String bump(Dice dice) {
    int minor = dice.below(30);
    return "Bump " + dice.oneOf(LIBRARIES) + " from 4." + minor + " to 4." + (minor + 1);
  }

  /** A title as a name for a branch, told from others by a number. */
  static String branch(String title, long number) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + '-' + number;
  }
}
