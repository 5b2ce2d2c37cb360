package dev.weir.standalone.command;

import dev.weir.config.Environment;
import dev.weir.config.Secret;
import dev.weir.standalone.delivery.Itinerary;
import dev.weir.standalone.folder.DataFolder;
import dev.weir.standalone.send.SendSummary;
import dev.weir.standalone.send.Sender;
import dev.weir.standalone.send.Unanswered;
import dev.weir.standalone.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Recorded deliveries to a gateway. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description = {
      "Sends recorded deliveries to a gateway, signed.",
      "",
      "A line of the file is {\"at\",\"headers\",\"body\"}: a string body is the exact bytes, an"
          + " object is written compact, UTF-8, in its order. The secret is that of --secret, else"
          + " of WEIR_SECRET_GITHUB, else of the data folder that ./weir up keeps. Exits with 1 if"
          + " any delivery was not taken."
    })
final class SendCommand implements Callable<Integer> {
  private static final String SOURCE = "github";
  private static final int FAILED = 1;

  @Option(
      names = "--deliveries",
      required = true,
      paramLabel = "FILE",
      description = "Recorded deliveries, .gz or not.")
  private Path deliveries = Path.of("");

  @Option(
      names = "--to",
      paramLabel = "URL",
      description = "The gateway; without a path, /webhooks/github. Default: ${DEFAULT-VALUE}")
  private URI to = URI.create("http://127.0.0.1:8080");

  @Option(names = "--secret", paramLabel = "SECRET", description = "Signs the deliveries.")
  private @Nullable String secret;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of ./weir up that keeps the secret. Default: ${DEFAULT-VALUE}")
  private Path data = Path.of(".weir");

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Deliveries a second at most. Default: no limit")
  private double rate;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "Deliveries under way at once. Default: ${DEFAULT-VALUE}")
  private int concurrency = 32;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description =
          "How often one is sent again after 503 or 429, when the gateway says."
              + " Default: ${DEFAULT-VALUE}")
  private int retries = 10;

  @Option(names = "--shuffle", paramLabel = "SEED", description = "Sends them in random order.")
  private @Nullable Long shuffle;

  @Option(
      names = "--repeat",
      paramLabel = "FRACTION",
      description = "Share of the deliveries that is sent twice, 0 to 1.")
  private double repeat;

  @Option(
      names = "--unanswered",
      paramLabel = "FILE",
      description = "Gets the deliveries that had no answer or were not taken now, to send again.")
  private @Nullable Path unanswered;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    Logging.toTerminal();
    check();
    Terminal terminal = Terminal.standard();
    Sender.Settings settings = new Sender.Settings(address(), secret(), rate, concurrency, retries);
    Itinerary.Settings order =
        new Itinerary.Settings(
            shuffle == null ? OptionalLong.empty() : OptionalLong.of(shuffle), repeat);
    try (Itinerary itinerary = Itinerary.of(deliveries, order);
        Unanswered kept = unanswered == null ? Unanswered.none() : Unanswered.in(unanswered)) {
      SendSummary summary = new Sender(settings, terminal, kept).send(itinerary);
      System.out.println(summary.text());
      return summary.complete() ? 0 : FAILED;
    }
  }

  private void check() {
    if (!Files.isReadable(deliveries)) {
      throw new ParameterException(spec.commandLine(), "cannot read " + deliveries);
    }
    if (repeat < 0 || repeat > 1) {
      throw new ParameterException(spec.commandLine(), "--repeat goes from 0 to 1");
    }
    if (concurrency < 1 || concurrency > 10_000) {
      throw new ParameterException(spec.commandLine(), "--concurrency goes from 1 to 10000");
    }
    if (rate < 0 || retries < 0) {
      throw new ParameterException(spec.commandLine(), "--rate and --retries start at 0");
    }
  }

  private URI address() {
    String path = to.getPath();
    return path == null || path.isEmpty() || path.equals("/")
        ? to.resolve("/webhooks/" + SOURCE)
        : to;
  }

  private Secret secret() throws IOException {
    if (secret != null) {
      return new Secret(secret);
    }
    Environment environment = new Environment(System.getenv());
    List<Secret> given =
        environment.secrets("WEIR_SECRET_GITHUB", "Secrets of GitHub's webhooks; the first signs.");
    environment.check();
    if (!given.isEmpty()) {
      return given.get(0);
    }
    Path kept = DataFolder.secretFile(data, SOURCE);
    if (!Files.isReadable(kept)) {
      throw new ParameterException(
          spec.commandLine(),
          "no secret: give --secret, WEIR_SECRET_GITHUB, or the --data folder of ./weir up ("
              + kept
              + " is not there)");
    }
    return new Secret(Files.readString(kept).strip());
  }
}
