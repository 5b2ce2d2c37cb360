package dev.weir.registry.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {
  private static final Schema NAME = record("name");
  private static final Schema NAME_AND_AGE = record("name", "age");
  private static final Schema NAME_AND_OPTIONAL_AGE =
      SchemaBuilder.record("P").fields().requiredString("name").optionalString("age").endRecord();

  private static Schema record(String... required) {
    var fields = SchemaBuilder.record("P").fields();
    for (String name : required) {
      fields = fields.requiredString(name);
    }
    return fields.endRecord();
  }

  private static boolean accepts(Compatibility level, Schema candidate, Schema... earlier) {
    return level.problems(candidate, List.of(earlier)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NONE,                true,  true,  true",
    "BACKWARD,            false, true,  true",
    "BACKWARD_TRANSITIVE, false, true,  true",
    "FORWARD,             true,  false, true",
    "FORWARD_TRANSITIVE,  true,  false, true",
    "FULL,                false, false, true",
    "FULL_TRANSITIVE,     false, false, true",
  })
  void shouldAcceptWhatTheLevelAllows(
      Compatibility level, boolean addRequired, boolean removeRequired, boolean addOptional) {
    assertThat(accepts(level, NAME_AND_AGE, NAME)).isEqualTo(addRequired);
    assertThat(accepts(level, NAME, NAME_AND_AGE)).isEqualTo(removeRequired);
    assertThat(accepts(level, NAME_AND_OPTIONAL_AGE, NAME)).isEqualTo(addOptional);
  }

  @ParameterizedTest
  @CsvSource({"BACKWARD, true", "BACKWARD_TRANSITIVE, false"})
  void shouldCompareWithAllVersionsOnlyWhereTransitive(Compatibility level, boolean accepted) {
    assertThat(accepts(level, NAME_AND_AGE, NAME, NAME_AND_AGE, record("name", "age", "x")))
        .isEqualTo(accepted);
  }

  @Test
  void shouldAcceptTheFirstVersion() {
    for (Compatibility level : Compatibility.values()) {
      assertThat(accepts(level, NAME)).isTrue();
    }
  }

  @Test
  void shouldReadNamesInWhateverCase() {
    assertThat(Compatibility.of("backward_Transitive")).contains(Compatibility.BACKWARD_TRANSITIVE);
    assertThat(Compatibility.of("strict")).isEmpty();
  }
}
