package dev.weir.standalone.doctor.subject;

import dev.weir.embedded.FolderLock;
import dev.weir.standalone.AddressFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The process that has a data folder. Immutable.
 *
 * @param addresses where it is; empty while it starts or stops
 * @param variables of Weir that it was started with, as far as Linux tells
 */
public record Running(
    long pid, Optional<AddressFile.Told> addresses, Map<String, String> variables) {
  private static final String PREFIX = "WEIR_";

  public Running {
    variables = Map.copyOf(variables);
  }

  /** The process that has the folder now, if there is one. */
  static Optional<Running> on(Path data) {
    OptionalLong holder = FolderLock.heldBy(data);
    if (holder.isEmpty()) {
      return Optional.empty();
    }
    long pid = holder.getAsLong();
    Optional<AddressFile.Told> told = AddressFile.read(data).filter(one -> one.pid() == pid);
    return Optional.of(new Running(pid, told, environment(pid)));
  }

  private static Map<String, String> environment(long pid) {
    Map<String, String> variables = new TreeMap<>();
    try {
      byte[] block = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
      for (String entry : new String(block, StandardCharsets.UTF_8).split("\0", -1)) {
        int equals = entry.indexOf('=');
        if (entry.startsWith(PREFIX) && equals > 0) {
          variables.put(entry.substring(0, equals), entry.substring(equals + 1));
        }
      }
    } catch (IOException e) {
      // Another user's process, or no Linux: its variables stay its own.
    }
    return variables;
  }
}
