package dev.weir.standalone.explain;

import dev.weir.config.Environment;
import dev.weir.config.Secret;
import dev.weir.standalone.Addresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the tables of a running system are, and how {@code weir_reader} gets at them. */
public record RunningDatabase(String url, String user, Secret password) {
  private static final int PORT_LINE = 3;

  /**
   * The database that the environment names, else that of the system that runs on a folder.
   *
   * @throws NothingRunsException if neither is there
   * @throws dev.weir.config.ConfigurationException if a variable is wrong
   */
  public static RunningDatabase find(Map<String, String> variables, Path folder)
      throws IOException {
    Environment environment = new Environment(variables);
    Optional<String> url = environment.text("WEIR_JDBC_URL", "The database.");
    Optional<Secret> password =
        environment.secret("WEIR_JDBC_READER_PASSWORD", "Password of weir_reader.");
    environment.check();
    return url.isPresent()
        ? new RunningDatabase(url.get(), Addresses.READER, password.orElse(new Secret("")))
        : ofFolder(folder);
  }

  private static RunningDatabase ofFolder(Path folder) throws IOException {
    Path postmaster = folder.resolve("postgres").resolve("data").resolve("postmaster.pid");
    Path password = folder.resolve("passwords").resolve(Addresses.READER);
    if (!Files.isReadable(postmaster) || !Files.isReadable(password)) {
      throw NothingRunsException.on(folder);
    }
    List<String> lines = Files.readAllLines(postmaster);
    if (lines.size() <= PORT_LINE) {
      throw NothingRunsException.on(folder);
    }
    String url = "jdbc:postgresql://127.0.0.1:" + lines.get(PORT_LINE).strip() + "/weir";
    return new RunningDatabase(
        url, Addresses.READER, new Secret(Files.readString(password).strip()));
  }
}
