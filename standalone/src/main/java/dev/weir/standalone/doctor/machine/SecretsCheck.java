package dev.weir.standalone.doctor.machine;

import dev.weir.config.Secret;
import dev.weir.ingest.webhook.Source;
import dev.weir.standalone.doctor.report.Check;
import dev.weir.standalone.doctor.report.Findings;
import dev.weir.standalone.doctor.subject.Subject;
import dev.weir.standalone.folder.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether every source and every server has a secret, of its own, long enough and kept. */
public final class SecretsCheck implements Check.Examination {
  private static final int LEAST = 16;
  private static final Set<String> KNOWN =
      Set.of(
          "secret", "password", "changeme", "change-me", "weir", "test", "postgres", "minioadmin");

  private final Subject subject;

  public SecretsCheck(Subject subject) {
    this.subject = subject;
  }

  @Override
  public void examine(Findings findings) {
    Map<String, List<String>> named = new TreeMap<>();
    for (Source source : Source.values()) {
      source(findings, source, named);
    }
    database(named);
    subject
        .services()
        .archive()
        .s3()
        .secretKey()
        .ifPresent(key -> named.put("WEIR_S3_SECRET_KEY", List.of(key.value())));
    equalOnes(findings, named);
    files(findings);
  }

  private void source(Findings findings, Source source, Map<String, List<String>> named) {
    String variable = "WEIR_SECRET_" + source.id().toUpperCase(Locale.ROOT);
    var configured = subject.services().ingest().sources().get(source);
    if (configured != null) {
      List<String> secrets = configured.secrets().stream().map(Secret::value).toList();
      named.put(variable, secrets);
      strength(findings, source, variable, secrets);
    } else {
      generated(findings, source, variable);
    }
  }

  private static void strength(
      Findings findings, Source source, String variable, List<String> secrets) {
    String cure =
        "make one with: openssl rand -hex 24; put it first in "
            + variable
            + ", set it at the tool, then take the old one out";
    boolean sound = true;
    for (String secret : secrets) {
      if (KNOWN.contains(secret.toLowerCase(Locale.ROOT))) {
        findings.wrong(source.id(), "a secret of " + variable + " is one that anybody tries", cure);
        sound = false;
      } else if (secret.length() < LEAST) {
        findings.warn(
            source.id(),
            "a secret of %s has %d characters; %d are the least"
                .formatted(variable, secret.length(), LEAST),
            cure);
        sound = false;
      }
    }
    if (new HashSet<>(secrets).size() < secrets.size()) {
      findings.warn(source.id(), variable + " holds the same secret twice", "keep it once");
      sound = false;
    }
    if (sound) {
      findings.ok(source.id(), "%d of %s".formatted(secrets.size(), variable));
    }
  }

  private void generated(Findings findings, Source source, String variable) {
    Path file = DataFolder.secretFile(subject.data(), source.id());
    boolean used = Files.exists(subject.data().resolve("kafka").resolve("log"));
    if (Files.exists(file)) {
      findings.ok(source.id(), "generated, kept in " + file);
    } else if (used) {
      findings.wrong(
          source.id(),
          "the secret that was generated is gone: "
              + file
              + " is missing; ./weir up will make"
              + " another, and every delivery signed with the old one is refused",
          "put the file back, or set " + variable + " to the secret that the tool signs with");
    } else if (subject.config().kafka().isPresent()) {
      findings.wrong(
          source.id(),
          "no secret: " + variable + " is not set, so a gateway that runs alone has the source off",
          "set "
              + variable
              + " or "
              + variable
              + "_FILE to the secret that is set at the tool; ./weir up would make one");
    } else {
      findings.note(source.id(), "none yet; ./weir up makes one and keeps it in " + file);
    }
  }

  private void database(Map<String, List<String>> named) {
    subject
        .config()
        .database()
        .ifPresent(
            database -> {
              put(named, "WEIR_JDBC_ADMIN_PASSWORD", database.adminPassword());
              put(named, "WEIR_JDBC_MIGRATOR_PASSWORD", database.migratorPassword());
              put(named, "WEIR_JDBC_PASSWORD", database.writerPassword());
              put(named, "WEIR_JDBC_READER_PASSWORD", database.readerPassword());
            });
  }

  private static void put(
      Map<String, List<String>> named, String variable, java.util.Optional<Secret> secret) {
    secret.ifPresent(it -> named.put(variable, List.of(it.value())));
  }

  private static void equalOnes(Findings findings, Map<String, List<String>> named) {
    Map<String, List<String>> bySecret = new TreeMap<>();
    named.forEach(
        (variable, secrets) ->
            new HashSet<>(secrets)
                .forEach(
                    secret ->
                        bySecret.computeIfAbsent(secret, s -> new ArrayList<>()).add(variable)));
    bySecret.values().stream()
        .filter(variables -> variables.size() > 1)
        .forEach(
            variables ->
                findings.warn(
                    "equal secrets",
                    String.join(" and ", variables) + " hold the same secret",
                    "give each its own: who gets hold of one has them all"));
  }

  /** Files that the environment names for secrets. */
  private void files(Findings findings) {
    subject
        .variables()
        .forEach(
            (variable, value) -> {
              boolean secret = variable.contains("SECRET") || variable.contains("PASSWORD");
              if (variable.endsWith("_FILE") && secret) {
                openToOthers(findings, variable, Path.of(value));
              }
            });
  }

  private static void openToOthers(Findings findings, String variable, Path file) {
    try {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
      if (mode.contains(PosixFilePermission.OTHERS_READ)
          || mode.contains(PosixFilePermission.OTHERS_WRITE)) {
        findings.warn(
            variable,
            "everybody on this machine can read %s (%s)"
                .formatted(file, PosixFilePermissions.toString(mode)),
            "chmod 600 " + file);
      }
    } catch (IOException | UnsupportedOperationException e) {
      // That it cannot be read is told with the configuration.
    }
  }
}
