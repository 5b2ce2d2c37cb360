package dev.weir.bench.pipeline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.serde.WeirSerdes;
import dev.weir.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** The peer: one thread that reads the raw topic and does nothing but parse the bodies' JSON. */
final class ParsingConsumer {
  private final Map<String, Object> kafka;
  private final Topic<ScopeKey, RawWebhook> topic;
  private final Deserializer<RawWebhook> values;
  private final JsonFactory json = new JsonFactory();
  private long tokens;

  ParsingConsumer(Map<String, Object> kafka, Topic<ScopeKey, RawWebhook> topic, WeirSerdes serdes) {
    this.kafka = kafka;
    this.topic = topic;
    this.values = serdes.value(topic).deserializer();
  }

  /** Records a second of one pass over the whole topic, once the code is warm. */
  double rate() {
    TopicReading.all(kafka, topic, this::parse);
    long begun = System.nanoTime();
    long read = TopicReading.all(kafka, topic, this::parse);
    return read / ((System.nanoTime() - begun) / 1e9);
  }

  private void parse(ConsumerRecord<byte[], byte[]> record) {
    ByteBuffer body = values.deserialize(topic.name(), record.value()).getBody();
    try (JsonParser parser =
        json.createParser(body.array(), body.arrayOffset() + body.position(), body.remaining())) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tokens parsed so far: that the work was done. */
  long tokens() {
    return tokens;
  }
}
