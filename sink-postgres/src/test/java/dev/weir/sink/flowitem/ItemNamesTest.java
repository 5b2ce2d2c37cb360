package dev.weir.sink.flowitem;

import static dev.weir.sink.TestRecords.itemBuilder;
import static dev.weir.sink.TestRecords.itemKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.ItemKey;
import dev.weir.sink.TestDatabase;
import dev.weir.sink.batch.Received;
import dev.weir.sink.batch.WriterHarness;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A renamed item takes the name over from the one that was made of its new name. */
class ItemNamesTest {
  private static final String OLD = "acme/shop#1";
  private static final String NEW = "acme/store#1";

  /** The item of one name's id under another name. */
  private static FlowItem named(String id, String externalId) {
    FlowItem item = itemBuilder(id).build();
    item.setExternalId(externalId);
    return item;
  }

  private static List<String> rows(TestDatabase database) {
    return database.read(
        "SELECT f.external_id, f.id, count(t.*) FROM flow_items f"
            + " JOIN stage_transitions t ON t.flow_item_id = f.id GROUP BY 1, 2 ORDER BY 1");
  }

  private static String row(String externalId, String id) {
    return externalId + "|" + itemKey(id).getItemId() + "|" + itemBuilder(id).getVisits().size();
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldLetANewerNameWaitUntilItIsFree(Version version) {
    try (var sink = WriterHarness.on(version, new FlowItemWriter())) {
      sink.write(sink.record(1, itemKey(NEW), named(NEW, NEW)));
      sink.write(sink.record(2, itemKey(OLD), named(OLD, NEW)));
      assertThat(rows(sink.database())).containsExactly(row(NEW, NEW));

      sink.write(sink.record(3, itemKey(NEW), null));

      assertThat(rows(sink.database())).containsExactly(row(NEW, OLD));
      assertThat(sink.deadLetters()).isEmpty();
    }
  }

  @Test
  void shouldForgetWhoWaitedAndIsGone() {
    try (var sink = WriterHarness.on(Version.V18, new FlowItemWriter())) {
      sink.write(sink.record(1, itemKey(OLD), named(OLD, NEW)));
      sink.write(sink.record(2, itemKey(NEW), named(NEW, NEW)));
      sink.write(sink.record(3, itemKey(NEW), null));
      sink.write(sink.record(4, itemKey(OLD), named(OLD, OLD)));

      assertThat(rows(sink.database())).containsExactly(row(OLD, OLD));
    }
  }

  @Test
  void shouldLetTwoItemsExchangeTheirNames() {
    try (var sink = WriterHarness.on(Version.V18, new FlowItemWriter())) {
      sink.write(
          sink.record(1, itemKey(OLD), named(OLD, OLD)),
          sink.record(2, itemKey(NEW), named(NEW, NEW)));
      sink.write(
          sink.record(3, itemKey(OLD), named(OLD, NEW)),
          sink.record(4, itemKey(NEW), named(NEW, OLD)));

      assertThat(rows(sink.database())).containsExactly(row(OLD, NEW), row(NEW, OLD));
      assertThat(sink.deadLetters()).isEmpty();
    }
  }

  /** Each partition in its order, the two in any. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldComeToTheSameRowsHoweverTwoPartitionsGo(long seed) {
    TestDatabase database = TestDatabase.migrated(Version.V18);
    try (var first = new WriterHarness<>(database, new FlowItemWriter(), 0);
        var second = new WriterHarness<>(database, new FlowItemWriter(), 1)) {
      List<Received<ItemKey, FlowItem>> home = new ArrayList<>();
      home.add(first.record(1, itemKey(OLD), named(OLD, OLD)));
      home.add(first.record(2, itemKey(OLD), named(OLD, NEW)));
      home.add(first.record(3, itemKey(OLD), named(OLD, NEW)));
      List<Received<ItemKey, FlowItem>> guest = new ArrayList<>();
      guest.add(second.record(1, itemKey(NEW), named(NEW, NEW)));
      guest.add(second.record(2, itemKey(NEW), named(NEW, NEW)));
      guest.add(second.record(3, itemKey(NEW), null));
      Random random = new Random(seed);
      while (!home.isEmpty() || !guest.isEmpty()) {
        boolean here = guest.isEmpty() || (!home.isEmpty() && random.nextBoolean());
        if (here) {
          first.write(List.of(home.remove(0)).get(0));
        } else {
          second.write(List.of(guest.remove(0)).get(0));
        }
      }

      assertThat(rows(database)).containsExactly(row(NEW, OLD));
      assertThat(first.deadLetters()).isEmpty();
      assertThat(second.deadLetters()).isEmpty();
    }
  }
}
