package dev.weir.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.registry.SchemaRegistry;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.schema.avro.TeamItem;
import dev.weir.topic.Topic;
import dev.weir.topic.Topic.Cleanup;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are not the topic's are refused as such, at the cost of their own size. */
class UnreadableRecordsTest {
  private static final ScopeKey SCOPE = new ScopeKey("acme", "github", "github.com", "o/r");

  private final SchemaRegistry registry = new InMemorySchemaRegistry();
  private final WeirSerdes serdes = new WeirSerdes(registry);
  private final Serde<ScopeKey> serde = serde(ScopeKey.class);
  private final byte[] good = serde.serializer().serialize("any", SCOPE);

  private <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
    return serdes.value(
        new Topic<>(type.getSimpleName(), ScopeKey.class, type, 1, Cleanup.COMPACT, null));
  }

  private void assertUnreadable(byte[] bytes, String reason) {
    assertThatThrownBy(() -> serde.deserializer().deserialize("any", bytes))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void shouldRefuseAnotherMagicByte() {
    byte[] bytes = good.clone();
    bytes[0] = '{';

    assertUnreadable(bytes, "starts with byte 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void shouldRefuseWhatIsTooShortToNameItsSchema(int length) {
    assertUnreadable(Arrays.copyOf(good, length), "too short");
  }

  @Test
  void shouldRefuseAnUnknownSchema() {
    byte[] bytes = good.clone();
    bytes[1] = (byte) 0xff;

    assertUnreadable(bytes, "unknown schema");
  }

  @Test
  void shouldRefuseBytesThatEndTooEarly() {
    for (int length = 5; length < good.length; length++) {
      assertUnreadable(Arrays.copyOf(good, length), "not a ScopeKey");
    }
  }

  @Test
  void shouldRefuseBytesTooMany() {
    assertUnreadable(Arrays.copyOf(good, good.length + 3), "3 bytes too many");
  }

  @Test
  void shouldRefuseASchemaThatIsAnotherRecords() {
    Schema other = SchemaBuilder.record("Other").fields().requiredString("x").endRecord();
    int id = registry.register("other", other);

    assertUnreadable(new RawAvro().text("x").bytes(id), "not a ScopeKey");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 100, Integer.MAX_VALUE, 1L << 33, Long.MAX_VALUE, Long.MIN_VALUE})
  void shouldRefuseTextsOfAbsurdLength(long length) {
    assertUnreadable(new RawAvro().number(length).bytes(1), "not a ScopeKey");
  }

  @ParameterizedTest
  @ValueSource(longs = {50, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE, -50, Long.MIN_VALUE})
  void shouldAllocateNothingForListsOfAbsurdLength(long count) {
    int id = register("gone");
    assertCheap(new RawAvro().number(count).octets(0).bytes(id));
    int known = register("rework_at");
    assertCheap(new RawAvro().number(count).octets(0).bytes(known));
  }

  /**
   * A schema whose first field is a list of numbers: read under one name, skipped under another.
   */
  private int register(String list) {
    return registry.register(
        list,
        SchemaBuilder.record("TeamItem")
            .namespace("dev.weir.schema.avro")
            .fields()
            .name(list)
            .type(TeamItem.getClassSchema().getField("rework_at").schema())
            .noDefault()
            .endRecord());
  }

  private void assertCheap(byte[] bytes) {
    Deserializer<TeamItem> deserializer = serde(TeamItem.class).deserializer();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assertThatThrownBy(() -> deserializer.deserialize("any", bytes))
        .isInstanceOf(UnreadableRecordException.class);
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThatThrownBy(() -> deserializer.deserialize("any", bytes))
        .isInstanceOf(UnreadableRecordException.class);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4_000_000);
  }

  static Stream<Class<? extends SpecificRecord>> classes() {
    return SampleRecords.classes().values().stream();
  }

  @ParameterizedTest
  @MethodSource("classes")
  <T extends SpecificRecord> void shouldThrowNothingElseWhateverTheBytes(Class<T> type) {
    Random random = new Random(type.getSimpleName().hashCode());
    SampleRecords samples = new SampleRecords(7);
    Serde<T> fuzzed = serde(type);

    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = fuzzed.serializer().serialize("any", samples.next(type));
      byte[] corrupted = corrupted(bytes, random);
      try {
        T record = fuzzed.deserializer().deserialize("any", corrupted);
        assertThat(fuzzed.serializer().serialize("any", record)).isNotNull();
      } catch (UnreadableRecordException expected) {
        assertThat(expected).hasMessageContaining(type.getSimpleName());
      }
    }
  }

  /** The header stays, so that the fault is in what Avro reads. */
  private static byte[] corrupted(byte[] bytes, Random random) {
    int body = WireFormat.HEADER_BYTES;
    byte[] corrupted = Arrays.copyOf(bytes, body + random.nextInt(bytes.length - body + 8));
    for (int left = 1 + random.nextInt(3); left > 0 && corrupted.length > body; left--) {
      int place = body + random.nextInt(corrupted.length - body);
      corrupted[place] = (byte) random.nextInt(256);
    }
    return corrupted;
  }
}
