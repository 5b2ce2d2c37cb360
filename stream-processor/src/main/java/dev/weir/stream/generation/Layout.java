package dev.weir.stream.generation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a generation's state depends on: another of these is another generation.
 *
 * @param topology SHA-256 of the topology's description
 */
public record Layout(int partitions, String topology, String rulesVersion) {
  private static final JsonMapper JSON = new JsonMapper();

  /** The layout of a topology, by its description. */
  public static Layout of(int partitions, String description, String rulesVersion) {
    return new Layout(partitions, sha256(description), rulesVersion);
  }

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a layout is always JSON", e);
    }
  }

  static Layout of(String json) {
    try {
      return JSON.readValue(json, Layout.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the recorded layout is not one: " + json, e);
    }
  }

  /**
   * @throws LayoutChangedException if state of the other layout cannot be gone on with
   */
  void mustEqual(Layout recorded) {
    Optional<String> difference = differenceFrom(recorded);
    if (difference.isPresent()) {
      throw new LayoutChangedException(difference.get());
    }
  }

  /** Why state of the recorded layout cannot be gone on with, and what to do; empty if it can. */
  public Optional<String> differenceFrom(Layout recorded) {
    if (!rulesVersion.equals(recorded.rulesVersion)) {
      return Optional.of(
          "The state was built with rules "
              + brief(recorded.rulesVersion)
              + ", and these are rules "
              + brief(rulesVersion)
              + ". Rows of two versions are never mixed: go back to the value-stream file (and"
              + " release) that it was built with, or run ./weir rebuild.");
    }
    return equals(recorded)
        ? Optional.empty()
        : Optional.of(
            "The state was built by another topology or with another number of partitions ("
                + recorded.partitions
                + ", now "
                + partitions
                + "), which is fixed for a generation: run ./weir rebuild.");
  }

  private static String brief(String version) {
    return version.length() <= 12 ? version : version.substring(0, 12);
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
