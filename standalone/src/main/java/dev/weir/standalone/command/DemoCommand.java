package dev.weir.standalone.command;

import dev.weir.config.Secret;
import dev.weir.ingest.IngestConfig;
import dev.weir.ingest.webhook.Source;
import dev.weir.service.StopSignal;
import dev.weir.standalone.Addresses;
import dev.weir.standalone.StandaloneConfig;
import dev.weir.standalone.StandaloneService;
import dev.weir.standalone.StandaloneService.Running;
import dev.weir.standalone.delivery.Itinerary;
import dev.weir.standalone.demo.Agreement;
import dev.weir.standalone.demo.AsSimulated;
import dev.weir.standalone.demo.ProcessedTopics;
import dev.weir.standalone.demo.Settled;
import dev.weir.standalone.demo.SimulatedOrganisation;
import dev.weir.standalone.demo.Tables;
import dev.weir.standalone.demo.TeamTable;
import dev.weir.standalone.demo.Totals;
import dev.weir.standalone.send.SendSummary;
import dev.weir.standalone.send.Sender;
import dev.weir.standalone.send.Unanswered;
import dev.weir.standalone.terminal.Terminal;
import dev.weir.topic.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The main job, end to end. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the whole way: webhooks in, delivery metrics out.",
      "",
      "Starts everything on free ports in a temporary folder, sends eight weeks of a simulated"
          + " organisation (or --deliveries) signed through the gateway, and prints what PostgreSQL"
          + " then holds, and whether it is what was simulated. Stays up until Ctrl-C on a"
          + " terminal; ends where there is none, or with --exit."
    })
final class DemoCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int CONCURRENCY = 32;
  private static final int RETRIES = 20;

  @Option(
      names = "--deliveries",
      paramLabel = "FILE",
      description = "Recorded deliveries to send, .gz or not.")
  private @Nullable Path deliveries;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder that keeps the data. Default: a temporary one, removed at the end")
  private @Nullable Path data;

  @Option(names = "--exit", description = "Ends when the figures are printed.")
  private boolean exit;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (deliveries != null && !Files.isReadable(deliveries)) {
      throw new ParameterException(spec.commandLine(), "cannot read " + deliveries);
    }
    Terminal terminal = Terminal.standard();
    DemoFolder folder = data == null ? DemoFolder.temporary() : DemoFolder.kept(data);
    Logging.to(folder.data());
    BrokerFailure.endsTheProcess();
    Map<String, String> variables = new HashMap<>(System.getenv());
    SimulatedOrganisation simulated =
        deliveries == null
            ? SimulatedOrganisation.in(folder.data().root().resolve("simulation"))
            : null;
    if (simulated != null) {
      variables.putAll(simulated.variables());
    }
    StandaloneService system =
        new StandaloneService(StandaloneConfig.isolated(variables), folder.data(), terminal);
    try (folder;
        StopSignal signal =
            StopSignal.on(
                () -> {
                  system.close();
                  folder.close();
                });
        system) {
      return run(system, simulated, folder, signal, terminal);
    }
  }

  private int run(
      StandaloneService system,
      @Nullable SimulatedOrganisation simulated,
      DemoFolder folder,
      StopSignal signal,
      Terminal terminal)
      throws Exception {
    try {
      Running running = system.start();
      boolean complete = show(running, simulated, terminal);
      if (!exit && Terminal.isInteractive()) {
        new AddressList(System.out).print(running.addresses());
        System.out.println("Stays up until Ctrl-C.");
        signal.await();
      }
      return complete ? 0 : FAILED;
    } catch (Exception e) {
      folder.keepForInspection();
      throw e;
    }
  }

  private boolean show(
      Running running, @Nullable SimulatedOrganisation simulated, Terminal terminal)
      throws Exception {
    Addresses addresses = running.addresses();
    IngestConfig ingest = running.ingest();
    TopicCatalogue catalogue = new TopicCatalogue(ingest.topicPrefix(), 1, ingest.partitions());
    Path password = addresses.readerPasswordFile().orElseThrow();
    Secret reader = new Secret(Files.readString(password).strip());
    try (Tables tables = Tables.open(addresses.jdbcUrl(), Addresses.READER, reader);
        ProcessedTopics topics =
            new ProcessedTopics(ingest.kafka(), catalogue, running.streamGroup())) {
      long before = tables.processedDeliveries();
      terminal.step("sending the deliveries");
      Path file = simulated == null ? Objects.requireNonNull(deliveries) : simulated.deliveries();
      SendSummary summary = send(running, file, terminal);
      terminal.step(summary.text());
      new Settled(running, tables, topics, terminal).await(before + summary.accepted());
      terminal.step("every delivery is processed; the figures, read from PostgreSQL:");
      print(tables);
      new ArchivedFiles(running, terminal).print();
      return summary.complete() && (simulated == null || agrees(simulated, addresses, reader));
    }
  }

  private static boolean agrees(SimulatedOrganisation simulated, Addresses addresses, Secret reader)
      throws IOException, SQLException {
    Agreement agreement =
        AsSimulated.compare(simulated.truth(), addresses.jdbcUrl(), Addresses.READER, reader);
    System.out.println("  " + agreement.text());
    return agreement.isWhole();
  }

  private SendSummary send(Running running, Path file, Terminal terminal)
      throws IOException, InterruptedException {
    Secret secret =
        Objects.requireNonNull(running.ingest().sources().get(Source.GITHUB)).secrets().get(0);
    Sender.Settings settings =
        new Sender.Settings(
            running.addresses().gateway().resolve("/webhooks/github"),
            secret,
            0,
            CONCURRENCY,
            RETRIES);
    Itinerary.Settings asTheyStand = new Itinerary.Settings(OptionalLong.empty(), 0);
    try (Itinerary itinerary = Itinerary.of(file, asTheyStand)) {
      return new Sender(settings, terminal, Unanswered.none()).send(itinerary);
    }
  }

  private static void print(Tables tables) throws SQLException {
    Totals totals = tables.totals();
    System.out.println();
    System.out.println(TeamTable.of(tables.teams()).indent(2));
    System.out.printf(
        "  %,d deliveries (%,d unreadable), %,d items, %,d stage transitions, %,d deployments%n",
        totals.deliveries(),
        totals.deadLettered(),
        totals.items(),
        totals.stageTransitions(),
        totals.deployments());
  }
}
