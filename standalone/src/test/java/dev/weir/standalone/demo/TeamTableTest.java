package dev.weir.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamTableTest {
  @Test
  void shouldAlignItsColumns() {
    String table =
        TeamTable.of(
            List.of(
                new TeamFigures(
                    "a", 1, 0, Optional.of(7200.0), Optional.empty(), 12, 3, 2, "2026-09-28"),
                new TeamFigures(
                    "longer name", 100, 20, Optional.empty(), Optional.empty(), 0, 0, 0, "")));
    assertThat(table.lines())
        .containsExactly(
            "team         completed  by bots  flow time  lead time  deployments  load  last 7 days "
                + "      as of",
            "a                    1        0      2.0 h          –           12     3            2 "
                + " 2026-09-28",
            "longer name        100       20          –          –            0     0           "
                + " 0");
  }

  @ParameterizedTest
  @CsvSource({"0,0 s", "59,59 s", "60,1 min", "3540,59 min", "5400,1.5 h", "172800,2.0 d"})
  void shouldShowDurationsInAFittingUnit(double seconds, String shown) {
    assertThat(TeamTable.duration(Optional.of(seconds))).isEqualTo(shown);
  }
}
