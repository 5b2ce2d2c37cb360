package dev.weir.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.ConfigurationException;
import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceProcessTest {
  private static final List<String> NO_ARGUMENTS = List.of();

  private final List<String> closed = new ArrayList<>();

  private static ServiceProcess process(ServiceProcess.Start start) {
    return new ServiceProcess(
        "test-service",
        "tests.",
        environment -> environment.integer("WEIR_ADMIN_PORT", 8081, 0, 9, "Port of health."),
        start);
  }

  private int runFailing(Exception failure) {
    return process(
            (variables, parts) -> {
              parts.start("part", () -> () -> closed.add("part"));
              throw failure;
            })
        .run(NO_ARGUMENTS, Map.of());
  }

  @Test
  void shouldTellWhatItReads() {
    assertThat(process((variables, parts) -> {}).help())
        .startsWith("test-service: tests.\n")
        .contains("WEIR_ADMIN_PORT [8081]\n      Port of health.\n")
        .contains("Exit codes: 0 stopped, 1 failed, 2 usage or configuration, 3 port in use.");
  }

  @Test
  void shouldStartNothingForHelpOrForArgumentsThatItDoesNotKnow() {
    ServiceProcess process =
        process(
            (variables, parts) -> {
              throw new AssertionError("started");
            });
    assertThat(process.run(List.of("--help"), Map.of())).isZero();
    assertThat(process.run(List.of("--nonsense"), Map.of())).isEqualTo(2);
  }

  @Test
  void shouldEndWithTheCodeOfTheFailureAndEverythingClosed() {
    assertThat(runFailing(new ConfigurationException(List.of("a problem")))).isEqualTo(2);
    assertThat(runFailing(new PortTakenException("it", 1, "WEIR_X", new BindException())))
        .isEqualTo(3);
    assertThat(runFailing(new IllegalStateException("any other"))).isEqualTo(1);
    assertThat(closed).containsExactly("part", "part", "part");
  }
}
