package dev.weir.standalone.command;

import dev.weir.standalone.Addresses;
import dev.weir.standalone.folder.DataFolder;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;

/** The addresses of a running system, for people. */
final class AddressList {
  private final PrintStream out;

  AddressList(PrintStream out) {
    this.out = out;
  }

  void print(Addresses addresses) {
    out.println();
    row("webhooks", addresses.gateway() + "/webhooks/github");
    addresses
        .gitHubSecret()
        .ifPresent(
            secret -> row("  secret", secret.value() + "   (kept in " + secret.file() + ")"));
    row("health", addresses.admin() + "/readyz");
    row("metrics", addresses.admin() + "/metrics");
    row("Kafka", addresses.kafka());
    row("registry", addresses.registry().toString());
    row("PostgreSQL", addresses.jdbcUrl());
    addresses.readerPasswordFile().ifPresent(file -> row("  psql", psql(addresses, file)));
    addresses.s3().endpoint().ifPresent(s3 -> row("S3", s3 + "/" + addresses.s3().bucket()));
    addresses.archiveFolder().ifPresent(folder -> row("  files", folder.toString()));
    row("log", DataFolder.logFile(addresses.dataFolder()).toString());
    out.println();
  }

  private void row(String what, String where) {
    out.printf("  %-12s %s%n", what, where);
  }

  private static String psql(Addresses addresses, Path passwordFile) {
    URI server = URI.create(addresses.jdbcUrl().substring("jdbc:".length()));
    return "PGPASSWORD=$(cat %s) psql -h %s -p %d -U %s %s"
        .formatted(
            passwordFile,
            server.getHost(),
            server.getPort(),
            Addresses.READER,
            server.getPath().substring(1));
  }
}
