package dev.weir.bench.sink;

import static java.util.Objects.requireNonNull;

import dev.weir.bench.Workplace;
import dev.weir.bench.connect.ItemFactConverter;
import dev.weir.schema.avro.ItemFact;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The class path of Kafka Connect with Debezium's JDBC sink: jars that Maven fetches once into the
 * build folder, our converter, and the schemas. It shares no jar with the rest of Weir, lest their
 * versions meet.
 */
final class ConnectFiles {
  private static final String POM = "pom.xml";
  private static final List<String> OURS = List.of("ItemFactConverter.class", "package-info.class");

  private ConnectFiles() {}

  /**
   * Fetches what is missing.
   *
   * @throws IOException when Maven is missing or cannot fetch it; the message says so
   */
  static String classPath(Workplace workplace) throws IOException, InterruptedException {
    Path jars = home(ItemFactConverter.class).resolveSibling("connect");
    if (!Files.isDirectory(jars)) {
      fetch(workplace, jars);
    }
    Path classes = workplace.folder("converter");
    String inside = ItemFactConverter.class.getPackageName().replace('.', '/');
    Path folder = Files.createDirectories(classes.resolve(inside));
    for (String file : OURS) {
      write(file, folder.resolve(file));
    }
    return String.join(
        File.pathSeparator,
        jars + File.separator + "*",
        classes.toString(),
        home(ItemFact.class).toString(),
        home(Schema.class).toString());
  }

  private static void fetch(Workplace workplace, Path jars)
      throws IOException, InterruptedException {
    Path pom = workplace.folder(POM);
    write(POM, pom);
    Path fetched = jars.resolveSibling("connect.fetching");
    Path log = workplace.folder("maven.log");
    Process maven =
        workplace.closing(
            new ProcessBuilder(
                    "mvn",
                    "-q",
                    "-B",
                    "-ntp",
                    "-f",
                    pom.toString(),
                    "dependency:copy-dependencies",
                    "-DoutputDirectory=" + fetched)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    if (maven.waitFor() != 0) {
      throw new IOException(
          "Maven cannot fetch Kafka Connect and Debezium's sink: "
              + Files.readString(log, StandardCharsets.UTF_8).strip());
    }
    Files.move(fetched, jars);
  }

  private static void write(String resource, Path file) throws IOException {
    try (InputStream in = ItemFactConverter.class.getResourceAsStream(resource)) {
      Files.copy(requireNonNull(in, resource), file);
    }
  }

  /** The jar or folder that a class is from. */
  private static Path home(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
