package dev.weir.stream.reference;

import dev.weir.stream.valuestream.ValueStream;
import dev.weir.stream.valuestream.ValueStreamReader;
import dev.weir.stream.valuestream.ValueStreamReading;

/** A value-stream file, as the product reads it and as the reference does. */
record Rulebook(String yaml) {
  ValueStream valueStream() {
    ValueStreamReading reading = ValueStreamReader.read(yaml);
    if (reading instanceof ValueStreamReading.Valid valid) {
      return valid.valueStream();
    }
    throw new AssertionError(yaml + " is not valid: " + reading);
  }

  PlainStream plain() {
    return PlainStream.of(yaml);
  }
}
