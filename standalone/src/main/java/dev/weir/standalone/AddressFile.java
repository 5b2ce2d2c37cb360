package dev.weir.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells other processes where a running system is: {@code addresses.json} in its data folder, there
 * while it is ready, without secrets. One that was left by a kill names a process that is gone.
 */
public final class AddressFile implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "addresses.json";

  private final Path file;

  private AddressFile(Path file) {
    this.file = file;
  }

  /**
   * What it tells.
   *
   * @param pid of the process that is ready
   * @param values by name, such as {@code kafka} and {@code jdbc_url}
   */
  public record Told(long pid, Map<String, String> values) {
    public Told {
      values = Map.copyOf(values);
    }

    /** One of the values. */
    public Optional<String> value(String name) {
      return Optional.ofNullable(values.get(name));
    }
  }

  /** Writes it, whole or not at all. */
  static AddressFile write(Addresses addresses) throws IOException {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("pid", ProcessHandle.current().pid());
    told.put("gateway", addresses.gateway().toString());
    told.put("admin", addresses.admin().toString());
    told.put("kafka", addresses.kafka());
    told.put("registry", addresses.registry().toString());
    told.put("jdbc_url", addresses.jdbcUrl());
    addresses.s3().endpoint().ifPresent(s3 -> told.put("s3_endpoint", s3.toString()));
    told.put("s3_bucket", addresses.s3().bucket());
    Path file = addresses.dataFolder().resolve(NAME);
    Path unfinished = file.resolveSibling(NAME + ".new");
    Files.write(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(told));
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new AddressFile(file);
  }

  /** What the file of a data folder tells; empty where there is none that can be read. */
  public static Optional<Told> read(Path folder) {
    try {
      JsonNode told = JSON.readTree(Files.readAllBytes(folder.resolve(NAME)));
      Map<String, String> values = new LinkedHashMap<>();
      told.properties().forEach(field -> values.put(field.getKey(), field.getValue().asText()));
      return Optional.of(new Told(told.path("pid").asLong(), values));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Removes it: the system is not ready any more. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
