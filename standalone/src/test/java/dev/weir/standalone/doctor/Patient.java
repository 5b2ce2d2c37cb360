package dev.weir.standalone.doctor;

import dev.weir.standalone.doctor.report.Finding;
import dev.weir.standalone.doctor.report.Level;
import dev.weir.standalone.doctor.report.Report;
import dev.weir.standalone.doctor.subject.FreeSpace;
import dev.weir.standalone.doctor.subject.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A system to be examined, with what a test makes wrong. */
final class Patient {
  private final Path data;
  private final Map<String, String> variables = new HashMap<>();
  private InstantSource clock = InstantSource.system();
  private FreeSpace space =
      folder -> new FreeSpace.Disk("/dev/test", "ext4", 100L << 30, 50L << 30);

  private Patient(Path data) {
    this.data = data;
  }

  /** Healthy, but for what a test says next. Ports of servers are free ones. */
  static Patient on(Path data) {
    Patient patient = new Patient(data);
    for (String port : List.of("KAFKA", "REGISTRY", "POSTGRES", "S3", "GATEWAY", "ADMIN")) {
      patient.with("WEIR_" + port + "_PORT", "0");
    }
    return patient;
  }

  Patient with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** Our clock is ahead by so much. */
  Patient clockAhead(Duration ahead) {
    clock = InstantSource.offset(InstantSource.system(), ahead);
    return this;
  }

  Patient diskOf(long totalBytes, long usableBytes) {
    space = folder -> new FreeSpace.Disk("/dev/test", "ext4", totalBytes, usableBytes);
    return this;
  }

  Report examined() throws InterruptedException {
    return new Doctor(new Surroundings(variables, clock, space)).examine(data);
  }

  /** What is wrong, a line each: section, what, text, cure. */
  List<String> wrongs() throws InterruptedException {
    return at(Level.WRONG);
  }

  /** What is to watch, likewise. */
  List<String> warnings() throws InterruptedException {
    return at(Level.WARNING);
  }

  private List<String> at(Level level) throws InterruptedException {
    return examined().findings().stream()
        .filter(finding -> finding.level() == level)
        .map(Patient::line)
        .toList();
  }

  static String line(Finding finding) {
    return "%s: %s: %s → %s"
        .formatted(finding.section(), finding.what(), finding.text(), finding.cure());
  }
}
