package dev.weir.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.failure.CircuitBreaker.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final CircuitBreaker circuit =
      new CircuitBreaker(new CircuitBreaker.Settings(5, Duration.ofSeconds(60), 3), clock());

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now;
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      circuit.failed();
    }
  }

  @Test
  void shouldOpenAfterFiveFailuresInARow() {
    fail(4);
    circuit.succeeded();
    fail(4);
    assertThat(circuit.untilAllowed()).isZero();
    circuit.failed();
    assertThat(circuit.state()).isEqualTo(State.OPEN);
    assertThat(circuit.untilAllowed()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void shouldLetThreeProbesThroughAndCloseWhenAllPass() {
    fail(5);
    now = now.plusSeconds(60);
    assertThat(circuit.state()).isEqualTo(State.PROBING);
    for (int i = 0; i < 3; i++) {
      assertThat(circuit.untilAllowed()).isZero();
    }
    assertThat(circuit.untilAllowed()).isPositive();
    circuit.succeeded();
    circuit.succeeded();
    assertThat(circuit.state()).isEqualTo(State.PROBING);
    circuit.succeeded();
    assertThat(circuit.state()).isEqualTo(State.CLOSED);
    assertThat(circuit.untilAllowed()).isZero();
  }

  @Test
  void shouldOpenAgainWhenAProbeFails() {
    fail(5);
    now = now.plusSeconds(61);
    assertThat(circuit.untilAllowed()).isZero();
    circuit.failed();
    assertThat(circuit.state()).isEqualTo(State.OPEN);
    assertThat(circuit.untilAllowed()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void shouldGiveAProbeBackThatDecidedNothing() {
    fail(5);
    now = now.plusSeconds(60);
    for (int i = 0; i < 3; i++) {
      assertThat(circuit.untilAllowed()).isZero();
      circuit.undecided();
    }
    assertThat(circuit.untilAllowed()).isZero();
  }
}
