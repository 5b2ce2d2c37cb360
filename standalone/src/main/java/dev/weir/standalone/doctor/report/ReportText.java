package dev.weir.standalone.doctor.report;

import dev.weir.standalone.terminal.Ink;
import dev.weir.standalone.terminal.Plain;
import java.util.List;
import java.util.Locale;

/** A report for people: a section a block, a finding a row. */
public final class ReportText {
  private static final int LEVEL = 9;
  private static final int NARROWEST = 30;

  private final Ink ink;
  private final int columns;

  /**
   * @param columns how wide a line may be
   */
  public ReportText(Ink ink, int columns) {
    this.ink = ink;
    this.columns = columns;
  }

  /** The report, ending in a line that sums it up. */
  public String of(Report report) {
    StringBuilder text = new StringBuilder();
    text.append(Plain.printable(report.whom())).append(System.lineSeparator());
    int width = report.findings().stream().mapToInt(one -> one.what().length()).max().orElse(0);
    String section = "";
    for (Finding finding : report.findings()) {
      if (!finding.section().equals(section)) {
        section = finding.section();
        text.append(System.lineSeparator()).append(ink.bold(section));
        text.append(System.lineSeparator());
      }
      append(text, finding, width + 2);
    }
    text.append(System.lineSeparator()).append(summary(report)).append(System.lineSeparator());
    return text.toString();
  }

  private void append(StringBuilder text, Finding finding, int width) {
    int left = Math.max(NARROWEST, columns - 2 - LEVEL - width);
    String indent = " ".repeat(2 + LEVEL);
    List<String> lines = Plain.wrap(Plain.printable(finding.text()), left);
    text.append("  ").append(coloured(finding.level()));
    text.append(padded(Plain.printable(finding.what()), width));
    text.append(String.join(System.lineSeparator() + indent + " ".repeat(width), lines));
    text.append(System.lineSeparator());
    if (!finding.cure().isEmpty()) {
      List<String> cure = Plain.wrap(Plain.printable(finding.cure()), left - 2);
      text.append(indent).append(" ".repeat(width)).append(ink.bold("→ "));
      text.append(String.join(System.lineSeparator() + indent + " ".repeat(width + 2), cure));
      text.append(System.lineSeparator());
    }
  }

  private String coloured(Level level) {
    String word = padded(level == Level.WRONG ? "WRONG" : level.word(), LEVEL);
    return switch (level) {
      case OK -> ink.good(word);
      case NOTE -> ink.faint(word);
      case WARNING -> ink.warning(word);
      case WRONG -> ink.bad(word);
    };
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }

  private String summary(Report report) {
    String counts =
        String.format(
            Locale.ROOT,
            "%d wrong, %d to watch, %d well; looked at in %.1f s",
            report.count(Level.WRONG),
            report.count(Level.WARNING),
            report.count(Level.OK),
            report.took().toMillis() / 1000.0);
    return report.isWell()
        ? ink.good("Nothing is wrong: ") + counts
        : ink.bad("Not well: ") + counts;
  }
}
