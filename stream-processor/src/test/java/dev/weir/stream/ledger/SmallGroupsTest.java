package dev.weir.stream.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmallGroupsTest {
  private static final byte[] ONE = {1};
  private static final byte[] TWO = {2, 2};

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final Table table = new Table(ledger, Key.of("acme/shop").bytes(), 'x');
  private final SmallGroups groups = new SmallGroups(table);

  @Test
  void shouldKeepTheMembersOfEachGroup() {
    groups.put(key("a"), "first", ONE);
    groups.put(key("a"), "second", TWO);
    groups.put(key("ab"), "other", Table.NOTHING);

    assertThat(groups.of(key("a"))).containsOnlyKeys("first", "second");
    assertThat(groups.of(key("a")).get("second")).isEqualTo(TWO);
    assertThat(groups.of(key("ab")).get("other")).isEmpty();
    assertThat(groups.of(key("b"))).isEmpty();
  }

  @Test
  void shouldTellWhetherAMemberIsNews() {
    assertThat(groups.put(key("a"), "first", ONE)).isTrue();
    assertThat(groups.put(key("a"), "first", ONE)).isFalse();
    assertThat(groups.put(key("a"), "first", TWO)).isTrue();
    assertThat(groups.put(key("a"), "second", Table.NOTHING)).isTrue();
    assertThat(groups.put(key("a"), "second", Table.NOTHING)).isFalse();
  }

  @Test
  void shouldLeaveNothingOfAGroupWithoutMembers() {
    groups.put(key("a"), "first", ONE);
    groups.put(key("a"), "second", ONE);
    groups.remove(key("a"), "first");
    groups.remove(key("a"), "third");
    assertThat(groups.isEmpty(key("a"))).isFalse();
    groups.remove(key("a"), "second");

    assertThat(groups.isEmpty(key("a"))).isTrue();
    assertThat(ledger.size()).isZero();
  }

  @Test
  void shouldFindAGroupByOneLookUp() {
    groups.put(key("a"), "first", ONE);
    groups.put(key("a"), "second", ONE);
    int before = ledger.operations();
    groups.of(key("a"));
    groups.of(key("b"));

    assertThat(ledger.operations() - before).isEqualTo(2);
  }

  private Key key(String group) {
    return table.key().text(group);
  }
}
