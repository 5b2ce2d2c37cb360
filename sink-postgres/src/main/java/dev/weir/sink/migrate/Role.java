package dev.weir.sink.migrate;

/** The roles of the database. */
public enum Role {
  MIGRATOR("weir_migrator"),
  WRITER("weir_writer"),
  READER("weir_reader");

  private final String roleName;

  Role(String roleName) {
    this.roleName = roleName;
  }

  /** The role's name in the server. */
  public String roleName() {
    return roleName;
  }
}
