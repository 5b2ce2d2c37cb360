package dev.weir.serde;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * Avro loads only classes that it was told to trust. The generated ones are, beside whatever the
 * system properties of Avro name, so that no service needs a property on its command line.
 */
final class TrustedClasses {
  private static final String GENERATED = "dev.weir.schema.avro.";

  private TrustedClasses() {}

  static void trustGenerated() {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), type -> type.getName().startsWith(GENERATED)));
  }
}
