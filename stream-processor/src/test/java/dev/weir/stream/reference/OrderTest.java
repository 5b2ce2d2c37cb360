package dev.weir.stream.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderTest {
  private static final long SEEDS = Long.getLong("weir.seeds", 200);

  @Test
  void shouldComeToTheSameTablesInAnyOrder() {
    assertThat(Seeds.firstFailing(SEEDS, Retelling::differsWhenShuffled)).isNull();
  }

  @Test
  void shouldComeToTheSameTablesWithRepetitions() {
    assertThat(Seeds.firstFailing(SEEDS, Retelling::differsWhenRepeated)).isNull();
  }

  @Test
  void shouldComeToTheSameTablesFactByFact() {
    assertThat(Seeds.firstFailing(SEEDS, Retelling::differsFactByFact)).isNull();
  }

  @Test
  void shouldComeToTheSameTablesHoweverLateOtherScopesHear() {
    assertThat(Seeds.firstFailing(SEEDS, Retelling::differsWithLateMail)).isNull();
  }

  @Test
  void shouldComeToTheTablesOfTheReference() {
    assertThat(Seeds.firstFailing(SEEDS, Retelling::differsFromReference)).isNull();
  }
}
