package dev.weir.serde;

import dev.weir.registry.SchemaRegistry;
import dev.weir.topic.Topic;
import java.util.Collection;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** Serdes of the topics, over one registry. Thread-safe; the serdes are too. */
@SuppressWarnings("DoNotCallSuggester")
public final class WeirSerdes {
  private final SchemaRegistry registry;

  public WeirSerdes(SchemaRegistry registry) {
    this.registry = registry;
  }

  public <K extends SpecificRecord> Serde<K> key(Topic<K, ?> topic) {
    throw new IllegalStateException("being built");
  }

  public <V extends SpecificRecord> Serde<V> value(Topic<?, V> topic) {
    throw new IllegalStateException("being built");
  }

  /** Registers the schemas of topics ahead of the first record, so that start-up pays, not it. */
  public void registerAll(Collection<? extends Topic<?, ?>> topics) {
    throw new IllegalStateException("being built" + registry);
  }
}
