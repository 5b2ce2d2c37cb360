package dev.weir.standalone.doctor.machine;

import dev.weir.ingest.IngestConfig;
import dev.weir.service.PortHolder;
import dev.weir.standalone.StandaloneConfig;
import dev.weir.standalone.doctor.report.Check;
import dev.weir.standalone.doctor.report.Findings;
import dev.weir.standalone.doctor.subject.Subject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ports that {@code ./weir up} would listen on. */
public final class PortsCheck implements Check.Examination {
  private static final String LOCAL = "127.0.0.1";

  private final Subject subject;

  public PortsCheck(Subject subject) {
    this.subject = subject;
  }

  private record Wanted(String what, String variable, String host, int port) {}

  @Override
  public void examine(Findings findings) {
    List<Wanted> wanted = wanted();
    twice(findings, wanted);
    if (subject.running().isPresent()) {
      findings.note(
          "ports", "not tried: process " + subject.running().get().pid() + " has the folder");
      return;
    }
    for (Wanted port : wanted) {
      examine(findings, port);
    }
  }

  private List<Wanted> wanted() {
    StandaloneConfig config = subject.config();
    IngestConfig ingest = subject.services().ingest();
    List<Wanted> wanted = new ArrayList<>();
    wanted.add(new Wanted("gateway", "WEIR_GATEWAY_PORT", ingest.host(), ingest.port()));
    wanted.add(
        new Wanted("health", "WEIR_ADMIN_PORT", ingest.admin().host(), ingest.admin().port()));
    if (config.kafka().isEmpty()) {
      wanted.add(new Wanted("Kafka", "WEIR_KAFKA_PORT", LOCAL, config.ports().kafka()));
    }
    if (config.registry().isEmpty()) {
      wanted.add(new Wanted("registry", "WEIR_REGISTRY_PORT", LOCAL, config.ports().registry()));
    }
    if (config.database().isEmpty()) {
      wanted.add(new Wanted("PostgreSQL", "WEIR_POSTGRES_PORT", LOCAL, config.ports().postgres()));
    }
    if (!config.otherS3()) {
      wanted.add(new Wanted("S3", "WEIR_S3_PORT", LOCAL, config.ports().s3()));
    }
    return wanted;
  }

  private static void twice(Findings findings, List<Wanted> wanted) {
    Map<Integer, Wanted> first = new LinkedHashMap<>();
    for (Wanted port : wanted) {
      Wanted other = port.port() == 0 ? null : first.putIfAbsent(port.port(), port);
      if (other != null) {
        findings.wrong(
            port.what(),
            "port %d is wanted twice: %s and %s"
                .formatted(port.port(), other.variable(), port.variable()),
            "set one of the two to another");
      }
    }
  }

  private void examine(Findings findings, Wanted wanted) {
    if (wanted.port() == 0) {
      findings.ok(wanted.what(), "any free port");
      return;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(wanted.host()), wanted.port()));
      findings.ok(wanted.what(), wanted.host() + ":" + wanted.port() + " is free");
    } catch (IOException e) {
      taken(findings, wanted, String.valueOf(e.getMessage()));
    }
  }

  private void taken(Findings findings, Wanted wanted, String why) {
    Optional<String> holder = PortHolder.of(wanted.port());
    String at = wanted.host() + ":" + wanted.port();
    if (holder.isPresent() && isOurs(wanted)) {
      findings.warn(
          wanted.what(),
          "%s is still held by %s, which a kill left behind".formatted(at, holder.get()),
          "the next ./weir up on this folder stops it");
    } else if (holder.isPresent() || why.contains("in use")) {
      findings.wrong(
          wanted.what(),
          "port %d is taken by %s".formatted(wanted.port(), holder.orElse("a process unknown")),
          "end that process, or set %s to another port (0: any free one)"
              .formatted(wanted.variable()));
    } else {
      findings.wrong(
          wanted.what(),
          "%s cannot be listened on: %s".formatted(at, why),
          "set %s to a port above 1023, and %s to an address of this machine"
              .formatted(wanted.variable(), wanted.variable().replace("_PORT", "_HOST")));
    }
  }

  private boolean isOurs(Wanted wanted) {
    return wanted.variable().equals("WEIR_POSTGRES_PORT")
        && Leftover.of(subject.data().resolve("postgres").resolve("data"))
            .filter(left -> left.port() == wanted.port() && left.isAlive())
            .isPresent();
  }
}
