package dev.weir.standalone.doctor.suggest;

import dev.weir.standalone.doctor.report.Causes;
import dev.weir.standalone.doctor.report.Check;
import dev.weir.standalone.doctor.report.Findings;
import dev.weir.standalone.doctor.subject.Subject;
import java.io.IOException;
import java.sql.SQLException;

/** Whether the value stream has a place for all that was seen. */
public final class UnmappedCheck implements Check.Examination {
  private final Subject subject;

  public UnmappedCheck(Subject subject) {
    this.subject = subject;
  }

  @Override
  public void examine(Findings findings) throws IOException {
    boolean reader =
        subject.config().database().filter(it -> it.readerPassword().isPresent()).isPresent();
    if (!subject.isReady() && !reader) {
      findings.note("unmapped", "nothing runs whose tables could be asked");
      return;
    }
    try {
      Unmapped unmapped = new SuggestedFile(subject).unmapped();
      if (unmapped.isEmpty()) {
        findings.ok("unmapped", "nothing");
      } else {
        findings.warn(
            "unmapped",
            String.join(", ", unmapped.inWords()),
            "./weir doctor --suggest writes a value-stream file that has them");
      }
    } catch (SQLException e) {
      findings.note("unmapped", "the tables cannot be read: " + Causes.of(e));
    }
  }
}
