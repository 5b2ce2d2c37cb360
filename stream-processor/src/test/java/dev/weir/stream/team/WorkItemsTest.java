package dev.weir.stream.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WorkItemsTest {
  @Test
  void shouldUnpackWhatItPacked() {
    for (int seed = 0; seed < 200; seed++) {
      new RandomHistory(seed)
          .tellings()
          .forEach(
              telling -> {
                WorkItem item = WorkItems.from(telling.item());
                assertThat(WorkItems.unpack(WorkItems.pack(item))).isEqualTo(item);
              });
    }
  }

  @Test
  void shouldRefuseATimeThatNoDayCanBeToldOf() {
    SampleItem item = new SampleItem("a", "1999-12-31T23:59:59Z");
    assertThatThrownBy(() -> WorkItems.from(item.build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2000 to 9999");
  }

  @Test
  void shouldTakeAnOriginThatIsNoBotForAPerson() {
    assertThat(WorkItems.from(new SampleItem("a", "4 08:00").build()).human()).isTrue();
    assertThat(WorkItems.from(new SampleItem("a", "4 08:00").bot().build()).human()).isFalse();
  }
}
