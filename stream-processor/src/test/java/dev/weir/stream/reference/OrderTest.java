package dev.weir.stream.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderTest {
  private static final long FIRST = Long.getLong("weir.seed", 1);
  private static final long SEEDS = Long.getLong("weir.seeds", 2_000);

  @Test
  void shouldComeToTheTablesOfTheReferenceHoweverItIsTold() {
    assertThat(new Seeds(Retelling::differs).firstFailing(FIRST, SEEDS)).isNull();
  }
}
