package dev.weir.standalone.command;

import picocli.CommandLine.IVersionProvider;

/** What {@code ./weir --version} says. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = VersionText.class.getPackage().getImplementationVersion();
    return new String[] {"weir " + (version == null ? "(not packaged)" : version)};
  }
}
