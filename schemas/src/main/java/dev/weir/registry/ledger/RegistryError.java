package dev.weir.registry.ledger;

import java.util.List;

/**
 * Why the registry refuses a call, with the codes that Confluent's clients know.
 *
 * @param status of HTTP
 * @param code Confluent's, whose first three digits are the status
 * @param message for people
 */
public record RegistryError(int status, int code, String message) {
  /** A body or a query that is not what the call takes. */
  public static RegistryError badRequest(String message) {
    return new RegistryError(400, 400, message);
  }

  static RegistryError subjectNotFound(String subject) {
    return new RegistryError(404, 40401, "Subject '" + subject + "' not found.");
  }

  static RegistryError versionNotFound(String version) {
    return new RegistryError(404, 40402, "Version " + version + " not found.");
  }

  /** No schema of an id, or not this schema under the subject. */
  public static RegistryError schemaNotFound(String which) {
    return new RegistryError(404, 40403, "Schema " + which + "not found");
  }

  static RegistryError subjectSoftDeleted(String subject) {
    return new RegistryError(
        404,
        40404,
        "Subject '" + subject + "' was soft deleted. Set permanent=true to delete permanently");
  }

  static RegistryError subjectNotSoftDeleted(String subject) {
    return new RegistryError(
        404,
        40405,
        "Subject '" + subject + "' was not deleted first before being permanently deleted");
  }

  static RegistryError versionSoftDeleted(Version version) {
    return new RegistryError(
        404, 40406, named(version) + " was soft deleted. Set permanent=true to delete permanently");
  }

  static RegistryError versionNotSoftDeleted(Version version) {
    return new RegistryError(
        404, 40407, named(version) + " was not deleted first before being permanently deleted");
  }

  /** A subject without a level of its own. */
  public static RegistryError levelNotConfigured(String subject) {
    return new RegistryError(
        404,
        40408,
        "Subject '" + subject + "' does not have subject-level compatibility configured");
  }

  static RegistryError incompatible(String subject, Compatibility level, List<String> problems) {
    return new RegistryError(
        409,
        409,
        "Schema being registered is incompatible with an earlier schema for subject \""
            + subject
            + "\" ("
            + level
            + "): "
            + String.join("; ", problems));
  }

  /** Not a schema of Avro. */
  public static RegistryError invalidSchema(String message) {
    return new RegistryError(422, 42201, "Invalid schema: " + message);
  }

  static RegistryError invalidVersion(String version) {
    return new RegistryError(
        422,
        42202,
        "The specified version '"
            + version
            + "' is not a valid version id. Allowed values are between [1, 2^31-1] and the string"
            + " \"latest\"");
  }

  /** Not a compatibility level. */
  public static RegistryError invalidLevel() {
    return new RegistryError(
        422,
        42203,
        "Invalid compatibility level. Valid values are none, backward, forward, full,"
            + " backward_transitive, forward_transitive, and full_transitive");
  }

  static RegistryError invalidSubject(String reason) {
    return new RegistryError(422, 42208, "Invalid subject: " + reason);
  }

  private static String named(Version version) {
    return "Subject '" + version.subject() + "' Version " + version.version();
  }
}
