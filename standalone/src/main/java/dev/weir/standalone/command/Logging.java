package dev.weir.standalone.command;

import dev.weir.log.LogSettings;
import dev.weir.standalone.folder.DataFolder;

/** Where log records go. To be called before anything else asks for a logger. */
final class Logging {
  private static final String CONFIGURATION = "logback.configurationFile";

  private Logging() {}

  /** Everything to the folder's log; to the terminal what a person should know. */
  static void to(DataFolder folder) {
    System.setProperty(
        "weir.log.format", LogSettings.format(System.getenv("WEIR_LOG_FORMAT")).name());
    System.setProperty("weir.log", DataFolder.logFile(folder.root()).toString());
    use("logback-standalone.xml");
  }

  /** To the terminal what a person should know; the rest nowhere. */
  static void toTerminal() {
    use("logback-terminal.xml");
  }

  private static void use(String configuration) {
    if (System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, configuration);
    }
  }
}
