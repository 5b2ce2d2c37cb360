package dev.weir.standalone.command;

import dev.weir.service.StopSignal;
import dev.weir.standalone.Addresses;
import dev.weir.standalone.StandaloneConfig;
import dev.weir.standalone.StandaloneService;
import dev.weir.standalone.folder.DataFolder;
import dev.weir.standalone.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The system, to use, until it is told to stop. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the whole system in one process and keeps its data.",
      "",
      "Prints every address when ready, last a line READY {…addresses as JSON…}; stops cleanly on"
          + " SIGTERM and Ctrl-C. Giving the address of a server (WEIR_KAFKA_BOOTSTRAP_SERVERS,"
          + " WEIR_REGISTRY_URL, WEIR_JDBC_URL, WEIR_S3_ENDPOINT) uses that one instead of"
          + " embedding one."
    })
final class UpCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder that keeps all data. Default: ${DEFAULT-VALUE}")
  private Path data = Path.of(".weir");

  @Override
  public Integer call() throws Exception {
    DataFolder folder = DataFolder.open(data);
    Logging.to(folder);
    BrokerFailure.endsTheProcess();
    Terminal terminal = Terminal.standard();
    StandaloneService system =
        new StandaloneService(StandaloneConfig.fromEnvironment(System.getenv()), folder, terminal);
    try (StopSignal signal = StopSignal.on(system::close);
        system) {
      Addresses addresses = system.start().addresses();
      terminal.step("ready");
      new AddressList(System.out).print(addresses);
      System.out.println(ReadyLine.of(addresses));
      System.out.flush();
      signal.await();
      return 0;
    }
  }
}
