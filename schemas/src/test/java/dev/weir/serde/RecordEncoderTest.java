package dev.weir.serde;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.RawWebhook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordEncoderTest {
  private final RecordEncoder encoder = new RecordEncoder();

  private interface Writing {
    void to(Encoder encoder) throws IOException;
  }

  static Stream<Class<? extends SpecificRecord>> classes() {
    return SampleRecords.classes().values().stream();
  }

  @ParameterizedTest
  @MethodSource("classes")
  <T extends SpecificRecord> void shouldWriteWhatAvrosOwnEncoderWrites(Class<T> type)
      throws IOException {
    SampleRecords samples = new SampleRecords(2);
    AvroClass<T> avro = AvroClass.of(type);

    for (int i = 0; i < 50; i++) {
      T record = samples.next(type);
      shouldWriteTheSame(target -> avro.writer().write(record, target));
    }
  }

  @Test
  void shouldWriteEveryKindOfValueAsAvrosOwnEncoderDoes() throws IOException {
    shouldWriteTheSame(
        target -> {
          target.writeBoolean(true);
          target.writeBoolean(false);
          target.writeInt(Integer.MIN_VALUE);
          target.writeLong(Long.MIN_VALUE);
          target.writeFloat(1.5f);
          target.writeDouble(-0.1);
          target.writeFixed(new byte[] {1, 2, 3}, 1, 2);
          target.writeBytes(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2));
          target.writeBytes(ByteBuffer.wrap(new byte[] {5, 6}).asReadOnlyBuffer());
          target.writeString("ß");
          target.writeEnum(3);
        });
  }

  @Test
  void shouldWriteRecordsOfAnyLengthOneAfterTheOther() throws IOException {
    AvroClass<RawWebhook> avro = AvroClass.of(RawWebhook.class);
    RawWebhook webhook = new SampleRecords(3).next(RawWebhook.class);

    for (int length : new int[] {0, 20_000, 1, 3_000_000, 100_000, 2}) {
      byte[] body = new byte[length];
      Arrays.fill(body, (byte) length);
      webhook.setBody(ByteBuffer.wrap(body));
      shouldWriteTheSame(target -> avro.writer().write(webhook, target));
    }
  }

  private void shouldWriteTheSame(Writing writing) throws IOException {
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    BinaryEncoder avros = EncoderFactory.get().binaryEncoder(expected, null);
    writing.to(avros);
    avros.flush();

    encoder.startRecord();
    writing.to(encoder);
    byte[] written = encoder.finishRecord(7);

    assertThat(WireFormat.schemaId(written)).isEqualTo(7);
    assertThat(Arrays.copyOfRange(written, WireFormat.HEADER_BYTES, written.length))
        .isEqualTo(expected.toByteArray());
  }
}
