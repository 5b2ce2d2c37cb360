package dev.weir.standalone.doctor;

import dev.weir.standalone.doctor.machine.ConfigurationCheck;
import dev.weir.standalone.doctor.machine.DiskCheck;
import dev.weir.standalone.doctor.machine.FolderCheck;
import dev.weir.standalone.doctor.machine.MachineCheck;
import dev.weir.standalone.doctor.machine.PortsCheck;
import dev.weir.standalone.doctor.machine.SecretsCheck;
import dev.weir.standalone.doctor.machine.ValueStreamCheck;
import dev.weir.standalone.doctor.report.Check;
import dev.weir.standalone.doctor.report.Checks;
import dev.weir.standalone.doctor.report.Report;
import dev.weir.standalone.doctor.server.AdminCheck;
import dev.weir.standalone.doctor.server.KafkaCheck;
import dev.weir.standalone.doctor.server.LayoutCheck;
import dev.weir.standalone.doctor.server.PostgresCheck;
import dev.weir.standalone.doctor.server.RegistryCheck;
import dev.weir.standalone.doctor.server.S3Check;
import dev.weir.standalone.doctor.subject.Subject;
import dev.weir.standalone.doctor.subject.Surroundings;
import dev.weir.standalone.doctor.suggest.UnmappedCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Examines a system, whether it runs or not, and changes nothing. */
public final class Doctor {
  private static final Duration HERE = Duration.ofSeconds(60);
  private static final Duration THERE = Duration.ofSeconds(90);

  private final Surroundings surroundings;

  public Doctor(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * All findings about the system of a data folder, in 90 seconds at the longest.
   *
   * @throws InterruptedException when the thread is interrupted
   */
  public Report examine(Path data) throws InterruptedException {
    long start = System.nanoTime();
    Subject subject = Subject.of(surroundings, data);
    return new Report(
        subject.inWords(),
        Checks.run(checks(subject)),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private static List<Check> checks(Subject subject) {
    boolean embedsPostgres = subject.config().database().isEmpty();
    return List.of(
        new Check("This machine", "machine", HERE, new MachineCheck(embedsPostgres)),
        new Check("Configuration", "configuration", HERE, new ConfigurationCheck(subject)),
        new Check("Configuration", "value stream", HERE, new ValueStreamCheck(subject)),
        new Check("Secrets", "secrets", HERE, new SecretsCheck(subject)),
        new Check("Data folder", "folder", HERE, new FolderCheck(subject)),
        new Check(
            "Data folder",
            "disk",
            HERE,
            new DiskCheck(subject.data(), subject.surroundings().space())),
        new Check("Ports", "ports", HERE, new PortsCheck(subject)),
        new Check("Services", "services", THERE, new AdminCheck(subject)),
        new Check("Kafka", "Kafka", THERE, new KafkaCheck(subject)),
        new Check("Kafka", "rules of the state", THERE, new LayoutCheck(subject)),
        new Check("Schema registry", "registry", THERE, new RegistryCheck(subject)),
        new Check("PostgreSQL", "PostgreSQL", THERE, new PostgresCheck(subject)),
        new Check("S3", "S3", THERE, new S3Check(subject)),
        new Check("What was seen", "unmapped", THERE, new UnmappedCheck(subject)));
  }
}
