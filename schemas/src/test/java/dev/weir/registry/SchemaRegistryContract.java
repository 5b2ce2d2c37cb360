package dev.weir.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

/** What every registry does, be it in memory or behind HTTP. */
abstract class SchemaRegistryContract {
  /** An empty registry; the same one throughout a test. */
  abstract SchemaRegistry registry();

  @Test
  void shouldAnswerTheSameIdForTheSameSchema() {
    int id = registry().register("a-value", SampleSchemas.person());

    assertThat(registry().register("a-value", SampleSchemas.person())).isEqualTo(id);
    assertThat(registry().register("b-value", SampleSchemas.person())).isEqualTo(id);
  }

  @Test
  void shouldAnswerAnotherIdForAnotherSchema() {
    int id = registry().register("a-value", SampleSchemas.person());

    assertThat(registry().register("a-value", SampleSchemas.personWithOptional("mail")))
        .isNotEqualTo(id)
        .isPositive();
  }

  @Test
  void shouldFindASchemaById() {
    Schema schema = SampleSchemas.personWithOptional("mail");
    int id = registry().register("a-value", schema);

    assertThat(registry().byId(id).toString()).isEqualTo(schema.toString());
  }

  @Test
  void shouldTellSchemasApartByTheirDocumentation() {
    Schema plain = SampleSchemas.person();
    Schema documented =
        SchemaBuilder.record("Person")
            .doc("One of us.")
            .fields()
            .requiredString("name")
            .endRecord();
    int id = registry().register("a-value", plain);
    int documentedId = registry().register("a-value", documented);

    assertThat(documentedId).isNotEqualTo(id);
    assertThat(registry().byId(documentedId).getDoc()).isEqualTo("One of us.");
  }

  @Test
  void shouldNotKnowIdsThatNobodyWasGiven() {
    for (int id : List.of(0, 1, 999_999, Integer.MAX_VALUE, -1, Integer.MIN_VALUE)) {
      assertThatThrownBy(() -> registry().byId(id)).isInstanceOf(UnknownSchemaException.class);
    }
  }

  @Test
  void shouldRefuseASchemaThatCannotReadTheLastVersion() {
    registry().register("a-value", SampleSchemas.person());

    assertThatThrownBy(() -> registry().register("a-value", SampleSchemas.personWithRequiredAge()))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining("age");
  }

  @Test
  void shouldRefuseASchemaThatCannotReadAnEarlierVersion() {
    Schema first = SchemaBuilder.record("P").fields().requiredString("x").endRecord();
    Schema withoutIt = SchemaBuilder.record("P").fields().optionalString("y").endRecord();
    Schema withNumber =
        SchemaBuilder.record("P").fields().name("x").type().intType().intDefault(0).endRecord();
    registry().register("a-value", first);
    registry().register("a-value", withoutIt);

    assertThatThrownBy(() -> registry().register("a-value", withNumber))
        .isInstanceOf(IncompatibleSchemaException.class);
  }

  @Test
  void shouldTakeUnrelatedSchemasUnderDifferentSubjects() {
    registry().register("a-value", SampleSchemas.person());

    assertThat(registry().register("b-value", SampleSchemas.personWithRequiredAge())).isPositive();
  }

  @Test
  void shouldTakeSubjectsOfAnyCharacters() {
    int id = registry().register("a/b c+d%e?ü-value", SampleSchemas.person());

    assertThat(registry().register("a/b c+d%e?ü-value", SampleSchemas.person())).isEqualTo(id);
  }

  @Test
  void shouldGiveOneIdToManyThreadsThatRegisterTheSame() {
    Set<Integer> ids = ConcurrentHashMap.newKeySet();

    IntStream.range(0, 64)
        .parallel()
        .forEach(i -> ids.add(registry().register("s" + i % 8, SampleSchemas.person())));

    assertThat(ids).hasSize(1);
  }
}
