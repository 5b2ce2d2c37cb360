package dev.weir.registry.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.registry.ledger.Compatibility;
import dev.weir.registry.ledger.LedgerEvent;
import dev.weir.registry.ledger.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Events as records of {@code _schemas}: JSON as Confluent's registry writes it, so that either can
 * take over the other's topic. Ours alone is the value of a NOOP, which holds the last id given.
 */
final class LedgerRecords {
  static final String TOPIC = "_schemas";

  private static final ObjectMapper JSON = new ObjectMapper();

  private LedgerRecords() {}

  static ProducerRecord<byte[], byte[]> record(LedgerEvent event) {
    if (event instanceof LedgerEvent.VersionSet set) {
      Version version = set.version();
      return record(versionKey(version.subject(), version.version()), versionValue(version));
    }
    if (event instanceof LedgerEvent.VersionRemoved removed) {
      return record(versionKey(removed.subject(), removed.version()), null);
    }
    if (event instanceof LedgerEvent.SubjectDeleted deleted) {
      ObjectNode value = JSON.createObjectNode().put("subject", deleted.subject());
      return record(
          key("DELETE_SUBJECT").put("subject", deleted.subject()).put("magic", 0),
          value.put("version", deleted.upToVersion()));
    }
    if (event instanceof LedgerEvent.LevelSet set) {
      return record(
          levelKey(set.subject()),
          JSON.createObjectNode().put("compatibilityLevel", set.level().name()));
    }
    if (event instanceof LedgerEvent.LevelRemoved removed) {
      return record(levelKey(removed.subject()), null);
    }
    int lastId = ((LedgerEvent.IdsUsed) event).lastId();
    return record(key("NOOP").put("magic", 0), JSON.createObjectNode().put("lastId", lastId));
  }

  /**
   * The event of a record; empty for kinds that mean nothing here.
   *
   * @throws IllegalStateException for bytes that no registry wrote: ids must not be guessed
   */
  static Optional<LedgerEvent> event(ConsumerRecord<byte[], byte[]> record) {
    try {
      JsonNode key = JSON.readTree(record.key());
      JsonNode value = record.value() == null ? null : JSON.readTree(record.value());
      return event(key, value);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "the record at offset " + record.offset() + " of " + TOPIC + " is not a registry's", e);
    }
  }

  private static Optional<LedgerEvent> event(JsonNode key, @Nullable JsonNode value) {
    return switch (key.path("keytype").asText()) {
      case "SCHEMA" -> Optional.of(versionEvent(key, value));
      case "CONFIG" -> Optional.of(levelEvent(key, value));
      case "DELETE_SUBJECT" -> Optional.ofNullable(value).map(LedgerRecords::subjectDeleted);
      case "NOOP" ->
          Optional.ofNullable(value).map(v -> new LedgerEvent.IdsUsed(v.path("lastId").asInt()));
      default -> Optional.empty();
    };
  }

  private static LedgerEvent subjectDeleted(JsonNode value) {
    return new LedgerEvent.SubjectDeleted(text(value, "subject"), whole(value, "version"));
  }

  private static LedgerEvent versionEvent(JsonNode key, @Nullable JsonNode value) {
    String subject = text(key, "subject");
    int version = whole(key, "version");
    if (value == null) {
      return new LedgerEvent.VersionRemoved(subject, version);
    }
    return new LedgerEvent.VersionSet(
        new Version(
            subject,
            version,
            whole(value, "id"),
            text(value, "schema"),
            value.path("deleted").asBoolean()));
  }

  private static LedgerEvent levelEvent(JsonNode key, @Nullable JsonNode value) {
    Optional<String> subject = Optional.ofNullable(key.path("subject").textValue());
    if (value == null) {
      return new LedgerEvent.LevelRemoved(subject);
    }
    String level = text(value, "compatibilityLevel");
    return new LedgerEvent.LevelSet(
        subject,
        Compatibility.of(level).orElseThrow(() -> new IllegalArgumentException("level " + level)));
  }

  private static String text(JsonNode node, String field) {
    String text = node.path(field).textValue();
    if (text == null) {
      throw new IllegalArgumentException("without " + field);
    }
    return text;
  }

  private static int whole(JsonNode node, String field) {
    if (!node.path(field).isInt()) {
      throw new IllegalArgumentException("without " + field);
    }
    return node.path(field).intValue();
  }

  private static ObjectNode versionKey(String subject, int version) {
    return key("SCHEMA").put("subject", subject).put("version", version).put("magic", 1);
  }

  private static ObjectNode versionValue(Version version) {
    return JSON.createObjectNode()
        .put("subject", version.subject())
        .put("version", version.version())
        .put("id", version.id())
        .put("schema", version.schema())
        .put("deleted", version.deleted());
  }

  private static ObjectNode levelKey(Optional<String> subject) {
    return key("CONFIG").put("subject", subject.orElse(null)).put("magic", 0);
  }

  private static ObjectNode key(String type) {
    return JSON.createObjectNode().put("keytype", type);
  }

  private static ProducerRecord<byte[], byte[]> record(ObjectNode key, @Nullable ObjectNode value) {
    return new ProducerRecord<>(
        TOPIC,
        0,
        key.toString().getBytes(StandardCharsets.UTF_8),
        value == null ? null : value.toString().getBytes(StandardCharsets.UTF_8));
  }
}
