package dev.weir.standalone.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.schema.avro.Contribution;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.schema.avro.ServiceMetrics;
import dev.weir.schema.avro.Visit;
import dev.weir.standalone.simulation.truth.ItemRow;
import dev.weir.standalone.simulation.truth.ServiceDayRow;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.ledger.InMemoryLedger;
import dev.weir.stream.normalize.DeliveryReader;
import dev.weir.stream.normalize.Normalized;
import dev.weir.stream.normalize.RawDelivery;
import dev.weir.stream.normalize.Readers;
import dev.weir.stream.scope.ScopeFold;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.policy.ValueStreamPolicy;
import dev.weir.stream.scope.state.Outbox;
import dev.weir.stream.valuestream.ValueStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;

/** What the product's pure model makes of deliveries, in the form of the truth. */
final class ModelTables {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RecordOrigin ORIGIN = new RecordOrigin("weir.webhooks.v1", 0, 0L);
  private static final Instant RECEIVED = Instant.parse("2100-01-01T00:00:00Z");

  private record Mail(Scope target, Contribution contribution) {}

  private final DeliveryReader reader;
  private final Policy policy;
  private final Outbox outbox;
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final Queue<Mail> mail = new ArrayDeque<>();
  private final Map<UUID, FlowItem> items = new TreeMap<>();
  private final Map<String, ServiceDayRow> days = new TreeMap<>();

  ModelTables(ValueStream valueStream) {
    this.reader = new Readers(valueStream).of("github");
    this.policy = new ValueStreamPolicy(valueStream);
    this.outbox =
        (Outbox)
            Proxy.newProxyInstance(
                Outbox.class.getClassLoader(),
                new Class<?>[] {Outbox.class},
                (proxy, method, arguments) -> {
                  took(method.getName(), arguments);
                  return null;
                });
  }

  private void took(String what, Object[] arguments) {
    switch (what) {
      case "item" -> item((UUID) arguments[0], (FlowItem) arguments[1]);
      case "serviceDay" ->
          day((String) arguments[0], (LocalDate) arguments[1], (ServiceMetrics) arguments[2]);
      case "contribution" -> mail.add(new Mail((Scope) arguments[0], (Contribution) arguments[1]));
      default -> {}
    }
  }

  /** Takes a line of a file of deliveries. */
  void take(byte[] line) {
    try {
      JsonNode delivery = JSON.readTree(line);
      JsonNode body = delivery.get("body");
      String repository = body.at("/repository/full_name").asText();
      Scope scope = new Scope("default", "github", "github.com", repository);
      String event = delivery.at("/headers/X-GitHub-Event").asText();
      String action = body.path("action").asText("");
      Normalized read =
          reader.read(
              new RawDelivery(
                  scope,
                  action.isEmpty() ? event : event + "." + action,
                  RECEIVED,
                  ByteBuffer.wrap(JSON.writeValueAsBytes(body))));
      fold(scope).take(((Normalized.Read) read).facts());
      while (!mail.isEmpty()) {
        Mail one = mail.remove();
        fold(one.target()).take(one.contribution());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ScopeFold fold(Scope scope) {
    return new ScopeFold(ledger, scope, policy, outbox, ORIGIN);
  }

  private void item(UUID id, FlowItem item) {
    if (item == null) {
      items.remove(id);
    } else {
      items.put(id, item);
    }
  }

  private void day(String service, LocalDate day, ServiceMetrics metrics) {
    String key = service + " " + day;
    if (metrics == null) {
      days.remove(key);
      return;
    }
    days.put(
        key,
        new ServiceDayRow(
            service,
            metrics.getTeamId(),
            day,
            metrics.getDeployments(),
            metrics.getChanges(),
            seconds(metrics.getChangeLeadTimeP50Millis()),
            seconds(metrics.getChangeLeadTimeP90Millis()),
            metrics.getFailedDeployments() == null
                ? null
                : Long.valueOf(metrics.getFailedDeployments()),
            seconds(metrics.getRecoveryTimeP50Millis()),
            metrics.getReworkDeployments() == null
                ? null
                : Long.valueOf(metrics.getReworkDeployments())));
  }

  private static Double seconds(Double millis) {
    return millis == null ? null : Math.round(millis) / 1000.0;
  }

  /** Items by name. */
  Map<String, ItemRow> items() {
    Map<String, ItemRow> rows = new TreeMap<>();
    items.values().forEach(item -> rows.put(item.getExternalId(), row(item)));
    return rows;
  }

  /** Days of services that had anything, by service and day. */
  Map<String, ServiceDayRow> days() {
    return days;
  }

  private static ItemRow row(FlowItem item) {
    return new ItemRow(
        item.getExternalId(),
        item.getTeamId(),
        item.getItemType(),
        item.getOrigin(),
        item.getStatus(),
        item.getCreatedAt(),
        item.getStartedAt(),
        item.getCompletedAt(),
        item.getCancelledAt(),
        item.getCompletionBasis(),
        item.getVisits().stream().map(ModelTables::visit).toList(),
        item.getReworkCount(),
        item.getBlockedSeconds(),
        item.getActiveSeconds(),
        item.getWaitSeconds());
  }

  private static ItemRow.Visit visit(Visit visit) {
    return new ItemRow.Visit(
        visit.getStage(), visit.getEnteredAt(), visit.getLeftAt(), visit.getRework());
  }
}
