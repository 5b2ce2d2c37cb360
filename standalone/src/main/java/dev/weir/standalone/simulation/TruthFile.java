package dev.weir.standalone.simulation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.standalone.simulation.truth.ItemRow;
import dev.weir.standalone.simulation.truth.ServiceDayRow;
import dev.weir.standalone.simulation.truth.TeamDayRow;
import dev.weir.standalone.simulation.truth.TruthSink;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes what was true, a JSON object a line: {@code docs/simulation.md} says which members. */
public final class TruthFile implements TruthSink, Closeable {
  private final JsonGenerator json;

  /** Over a stream, which is closed with this. */
  public TruthFile(OutputStream out) throws IOException {
    this.json = new JsonFactory().createGenerator(out);
    json.setRootValueSeparator(null);
  }

  private interface Members {
    void write() throws IOException;
  }

  private void line(String kind, Members members) {
    try {
      json.writeStartObject();
      json.writeStringField("kind", kind);
      members.write();
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void item(ItemRow row) {
    line(
        "item",
        () -> {
          json.writeStringField("external_id", row.externalId());
          json.writeStringField("team", row.team());
          json.writeStringField("type", row.type());
          json.writeStringField("origin", row.origin());
          json.writeStringField("status", row.status());
          time("created", row.created());
          time("started", row.started());
          time("completed", row.completed());
          time("cancelled", row.cancelled());
          json.writeStringField("completion_basis", row.completionBasis());
          visits(row);
          json.writeNumberField("rework_count", row.reworkCount());
          number("blocked_seconds", row.blockedSeconds());
          number("active_seconds", row.activeSeconds());
          number("wait_seconds", row.waitSeconds());
        });
  }

  private void visits(ItemRow row) throws IOException {
    json.writeArrayFieldStart("visits");
    for (ItemRow.Visit visit : row.visits()) {
      json.writeStartObject();
      json.writeStringField("stage", visit.stage());
      time("entered", visit.entered());
      time("left", visit.left());
      json.writeBooleanField("rework", visit.rework());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  public void serviceDay(ServiceDayRow row) {
    line(
        "service_day",
        () -> {
          json.writeStringField("service", row.service());
          json.writeStringField("team", row.team());
          json.writeStringField("day", row.day().toString());
          json.writeNumberField("deployments", row.deployments());
          json.writeNumberField("changes", row.changes());
          number("lead_time_p50_seconds", row.leadTimeP50Seconds());
          number("lead_time_p90_seconds", row.leadTimeP90Seconds());
          number("failed_deployments", row.failed());
          number("recovery_time_p50_seconds", row.recoveryP50Seconds());
          number("rework_deployments", row.rework());
        });
  }

  @Override
  public void teamDay(TeamDayRow row) {
    line(
        "team_day",
        () -> {
          json.writeStringField("team", row.team());
          json.writeStringField("day", row.day().toString());
          json.writeNumberField("items_completed", row.items());
          json.writeNumberField("bot_items_completed", row.byBots());
        });
  }

  private void time(String name, @Nullable Instant at) throws IOException {
    json.writeStringField(name, at == null ? null : at.toString());
  }

  private void number(String name, @Nullable Number value) throws IOException {
    json.writeFieldName(name);
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else {
      json.writeNumber(value.longValue());
    }
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
