package dev.weir.ingest.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/** How much JSON may ask of a reader. */
final class JsonLimits {
  static final int MAX_DEPTH = 1_000;
  private static final int MAX_NAME_LENGTH = 50_000;
  private static final int MAX_NUMBER_LENGTH = 1_000;

  private JsonLimits() {}

  /** A factory of streaming parsers that keep to the limits; strings are bounded by the body. */
  static JsonFactory factory() {
    return new JsonFactoryBuilder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNameLength(MAX_NAME_LENGTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .maxStringLength(Integer.MAX_VALUE)
                .build())
        // Interned names would stay for ever: senders choose them.
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .build();
  }
}
