package dev.weir.stream.reference;

import dev.weir.schema.avro.Deployment;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.Incident;
import dev.weir.schema.avro.ServiceMetrics;
import dev.weir.stream.normalize.RawDelivery;
import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.valuestream.ValueStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The webhooks of a random organisation, for what takes payloads, and the tables they lead to. */
public final class RandomDeliveries {
  /** After all that happens in it. */
  public static final Instant RECEIVED = Instant.parse("2027-12-31T00:00:00Z");

  /** A webhook as it is sent. */
  public record Told(String scope, String event, String body) {}

  private final long seed;
  private final Rulebook rules;
  private final List<GitHubPayload> payloads;

  private RandomDeliveries(long seed) {
    this.seed = seed;
    this.rules = RandomRules.of(seed);
    this.payloads = RandomOrganisation.payloads(seed, RandomOrganisation.ACME);
  }

  public static RandomDeliveries of(long seed) {
    return new RandomDeliveries(seed);
  }

  /** The value-stream file of its teams. */
  public String yaml() {
    return rules.yaml();
  }

  public ValueStream valueStream() {
    return rules.valueStream();
  }

  /** All of them shuffled, a third of them twice. */
  public List<Told> retold() {
    List<Told> told = new ArrayList<>();
    Random random = new Random(seed);
    for (GitHubPayload payload : payloads) {
      RawDelivery raw = payload.delivery(RECEIVED);
      Told one = new Told(raw.scope().name(), payload.eventType(), payload.json());
      told.add(one);
      if (random.nextInt(3) == 0) {
        told.add(one);
      }
    }
    Collections.shuffle(told, random);
    return told;
  }

  /** What differs from the reference; null if nothing does. */
  public @Nullable String difference(
      Collection<FlowItem> items,
      Collection<Deployment> deployments,
      Collection<Incident> incidents,
      Map<String, ServiceMetrics> days) {
    return reference()
        .difference(Tables.of(items, deployments, incidents, days), Feature.columnsOff());
  }

  private Tables reference() {
    return Reference.of(payloads.stream().map(Delivery::of).toList(), rules.plain()).tables();
  }
}
