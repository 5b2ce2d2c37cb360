package dev.weir.standalone.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.standalone.explain.ItemTables;
import dev.weir.standalone.explain.ItemText;
import dev.weir.standalone.explain.RunningDatabase;
import dev.weir.standalone.terminal.Ink;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why an item stands where it stands. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Explains an item: its stages, its changes, and what each fact did to it.",
      "",
      "Of each fact it tells the time, what it did or why it did nothing, the row of the model that"
          + " decided, the delivery that first told it, and where the delivery's bytes are. Asks"
          + " the system that runs on the data folder, or the database of WEIR_JDBC_URL and"
          + " WEIR_JDBC_READER_PASSWORD."
    })
final class ExplainCommand implements Callable<Integer> {
  /** Forms of the answer. */
  enum Output {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      paramLabel = "ITEM",
      description = "Such as owner/repo#12, in any case; or the item's id; or a change of it.")
  private String item = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private Output output = Output.TEXT;

  @Option(names = "--tenant", paramLabel = "TENANT", description = "Looks in this tenant alone.")
  private @Nullable String tenant;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the running system. Default: ${DEFAULT-VALUE}")
  private Path data = Path.of(".weir");

  @Override
  public Integer call() throws Exception {
    Logging.toTerminal();
    RunningDatabase database = RunningDatabase.find(System.getenv(), data);
    try (ItemTables tables = ItemTables.open(database)) {
      JsonNode explained = tables.explain(item.strip(), Optional.ofNullable(tenant));
      System.out.print(output == Output.JSON ? json(explained) : text(explained));
      System.out.flush();
      return 0;
    }
  }

  private static String json(JsonNode explained) throws JsonProcessingException {
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(explained)
        + System.lineSeparator();
  }

  private static String text(JsonNode explained) {
    return new ItemText(Ink.standard(System.getenv()), Ink.columns(System.getenv())).of(explained);
  }
}
