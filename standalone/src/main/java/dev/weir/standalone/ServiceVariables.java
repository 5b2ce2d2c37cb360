package dev.weir.standalone;

import dev.weir.ingest.webhook.Source;
import dev.weir.standalone.folder.DataFolder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The variables that the services read: the environment, with the addresses and secrets of what was
 * started here. Thread-safe.
 */
final class ServiceVariables {
  private static final String FILE = "_FILE";

  private final Map<String, String> variables;

  ServiceVariables(Map<String, String> environment) {
    this.variables = new HashMap<>(environment);
  }

  /** Sets a variable; a file that the environment names for it does not count any more. */
  synchronized void put(String name, String value) {
    variables.remove(name + FILE);
    variables.put(name, value);
  }

  void putAll(Map<String, String> values) {
    values.forEach(this::put);
  }

  synchronized Map<String, String> all() {
    return Map.copyOf(variables);
  }

  /** Makes a secret for GitHub where the environment has none. */
  synchronized Optional<Addresses.GeneratedSecret> gitHubSecret(DataFolder folder) {
    String source = Source.GITHUB.id();
    String name = "WEIR_SECRET_" + source.toUpperCase(Locale.ROOT);
    if (!variables.getOrDefault(name, "").isBlank() || variables.containsKey(name + FILE)) {
      return Optional.empty();
    }
    String secret = folder.secret(source).value();
    put(name, secret);
    return Optional.of(new Addresses.GeneratedSecret(secret, folder.secretFile(source)));
  }
}
