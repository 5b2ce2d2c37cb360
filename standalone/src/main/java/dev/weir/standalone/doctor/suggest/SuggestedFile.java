package dev.weir.standalone.doctor.suggest;

import dev.weir.config.ConfigurationException;
import dev.weir.config.Environment;
import dev.weir.standalone.doctor.subject.Subject;
import dev.weir.standalone.explain.RunningDatabase;
import dev.weir.stream.valuestream.ValueStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Suggests a value-stream file to a system. */
public final class SuggestedFile {
  private static final String VALUE_STREAM = "WEIR_VALUE_STREAM";
  private static final String SECONDS = "20";

  private final Subject subject;

  public SuggestedFile(Subject subject) {
    this.subject = subject;
  }

  /**
   * The file's text: the one that holds now with what it lacks.
   *
   * @throws dev.weir.standalone.explain.NothingRunsException if there are no tables to ask
   * @throws ConfigurationException if the file that holds now is not valid
   */
  public String text() throws SQLException, IOException {
    List<String> problems =
        subject.problems().stream().filter(one -> one.startsWith(VALUE_STREAM)).toList();
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    Environment environment = new Environment(subject.variables());
    Optional<Path> file = environment.path(VALUE_STREAM, "The value-stream file.");
    return Proposal.of(seen(), file.isPresent() ? Files.readString(file.get()) : "version: 1\n");
  }

  /** What the file that holds now lacks. */
  Unmapped unmapped() throws SQLException, IOException {
    ValueStream stream = subject.services().stream().valueStream();
    return Unmapped.of(seen(), stream);
  }

  private Seen seen() throws SQLException, IOException {
    RunningDatabase database = RunningDatabase.find(subject.variables(), subject.data());
    Properties properties = new Properties();
    properties.setProperty("user", database.user());
    properties.setProperty("password", database.password().value());
    properties.setProperty("connectTimeout", SECONDS);
    properties.setProperty("loginTimeout", SECONDS);
    properties.setProperty("ApplicationName", "weir-doctor");
    try (Connection connection = DriverManager.getConnection(database.url(), properties)) {
      return new SeenTables(connection).read();
    }
  }
}
