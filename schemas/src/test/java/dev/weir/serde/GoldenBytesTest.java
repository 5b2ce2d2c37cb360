package dev.weir.serde;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.topic.Topic;
import dev.weir.topic.Topic.Cleanup;
import dev.weir.topic.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes that were written once can be read for ever. Of every class of the catalogue, the first
 * version's schema ({@code golden/<Name>.v1.avsc}) and the bytes of a record ({@code
 * golden/<Name>.v1.hex}, without the header of the wire format) are frozen.
 *
 * <p>{@code mvn -pl schemas test -Dtest=GoldenBytesTest -Dweir.golden.write=true} writes them anew.
 * That is for schemas that no release holds yet, and for classes that are new; with anybody's data
 * in a topic, it takes away the proof that this data can still be read.
 */
class GoldenBytesTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final long SEED = 2026;

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();

  @BeforeAll
  static void writeIfAskedTo() throws IOException {
    if (Boolean.getBoolean("weir.golden.write")) {
      Files.createDirectories(FOLDER);
      for (Class<? extends SpecificRecord> type : SampleRecords.classes().values()) {
        write(type);
      }
    }
  }

  private static <T extends SpecificRecord> void write(Class<T> type) throws IOException {
    Serde<T> serde = new WeirSerdes(new InMemorySchemaRegistry()).value(topic(type));
    byte[] record = serde.serializer().serialize("any", new SampleRecords(SEED).next(type));
    String hex = HexFormat.of().formatHex(record, WireFormat.HEADER_BYTES, record.length);
    Files.writeString(file(type, "hex"), hex.replaceAll("(.{100})", "$1\n") + "\n");
    Schema schema = PlainSchema.ofValue(SpecificData.get().getSchema(type));
    String json = new ObjectMapper().readTree(schema.toString()).toPrettyString();
    Files.writeString(file(type, "avsc"), json + "\n");
  }

  private static <T extends SpecificRecord> Topic<ScopeKey, T> topic(Class<T> type) {
    return new Topic<>("golden", ScopeKey.class, type, 1, Cleanup.COMPACT, null);
  }

  private static Path file(Class<?> type, String extension) {
    return FOLDER.resolve(type.getSimpleName() + ".v1." + extension);
  }

  private static Schema frozenSchema(Class<?> type) throws IOException {
    return new Schema.Parser().parse(Files.readString(file(type, "avsc")));
  }

  private static byte[] frozenBytes(Class<?> type) throws IOException {
    return HexFormat.of().parseHex(Files.readString(file(type, "hex")).replace("\n", ""));
  }

  static Stream<Class<? extends SpecificRecord>> classes() {
    return SampleRecords.classes().values().stream();
  }

  static Stream<Class<? extends SpecificRecord>> keys() {
    return TopicCatalogue.of(1).all().stream()
        .<Class<? extends SpecificRecord>>map(Topic::keyType)
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("classes")
  <T extends SpecificRecord> void shouldReadTheBytesOfTheFirstVersion(Class<T> type)
      throws IOException {
    Schema frozen = frozenSchema(type);
    byte[] bytes = frozenBytes(type);

    T today = read(type, frozen, bytes);

    assertThat(fields(today, frozen)).isEqualTo(generic(frozen, bytes).toString());
  }

  private <T extends SpecificRecord> T read(Class<T> type, Schema frozen, byte[] bytes) {
    byte[] record = new byte[WireFormat.HEADER_BYTES + bytes.length];
    WireFormat.writeHeader(record, registry.register("frozen", frozen));
    System.arraycopy(bytes, 0, record, WireFormat.HEADER_BYTES, bytes.length);
    return new WeirSerdes(registry).value(topic(type)).deserializer().deserialize("any", record);
  }

  /** What the frozen schema knew of today's record, as text. */
  private <T extends SpecificRecord> String fields(T today, Schema frozen) throws IOException {
    @SuppressWarnings("unchecked") // A record is of its own class.
    Class<T> type = (Class<T>) today.getClass();
    byte[] bytes = new WeirSerdes(registry).value(topic(type)).serializer().serialize("any", today);
    byte[] body = Arrays.copyOfRange(bytes, WireFormat.HEADER_BYTES, bytes.length);
    var reader =
        new GenericDatumReader<GenericRecord>(PlainSchema.ofValue(today.getSchema()), frozen);
    return reader.read(null, DecoderFactory.get().binaryDecoder(body, null)).toString();
  }

  private static GenericRecord generic(Schema schema, byte[] bytes) throws IOException {
    return new GenericDatumReader<GenericRecord>(schema)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }

  @ParameterizedTest
  @MethodSource("classes")
  void shouldStayCompatibleWithTheFirstVersion(Class<? extends SpecificRecord> type)
      throws IOException {
    Schema today = SpecificData.get().getSchema(type);

    assertThat(SchemaCompatibility.checkReaderWriterCompatibility(today, frozenSchema(type)))
        .satisfies(
            result ->
                assertThat(result.getType())
                    .as(result.getDescription())
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE));
  }

  /** Another schema is another id is another partition: a key that changes is a new topic. */
  @ParameterizedTest
  @MethodSource("keys")
  void shouldNeverChangeAKey(Class<? extends SpecificRecord> type) throws IOException {
    Schema today = SpecificData.get().getSchema(type);

    assertThat(PlainSchema.ofKey(today).toString())
        .isEqualTo(PlainSchema.ofKey(frozenSchema(type)).toString());
  }
}
