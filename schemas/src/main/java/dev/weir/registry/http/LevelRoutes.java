package dev.weir.registry.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.registry.ledger.Compatibility;
import dev.weir.registry.ledger.Levels;
import dev.weir.registry.ledger.Registering;
import dev.weir.registry.ledger.SchemaLedger;
import java.util.List;
import java.util.Optional;

/** Compatibility: its levels, and trying a schema without registering it. */
record LevelRoutes(SchemaLedger ledger) {
  void addTo(Router router) {
    router
        .on("GET", "/config", this::level)
        .on("PUT", "/config", this::setLevel)
        .on("DELETE", "/config", this::removeLevel)
        .on("GET", "/config/{subject}", this::level)
        .on("PUT", "/config/{subject}", this::setLevel)
        .on("DELETE", "/config/{subject}", this::removeLevel)
        .on("GET", "/mode", call -> Reply.ok(Reply.object().put("mode", "READWRITE")))
        .on("POST", "/compatibility/subjects/{subject}/versions", this::compare)
        .on("POST", "/compatibility/subjects/{subject}/versions/{version}", this::compare);
  }

  private static Optional<String> subject(Call call) {
    return Optional.ofNullable(call.parameters().get("subject"));
  }

  private Reply level(Call call) {
    return Reply.of(
        Levels.find(ledger.state(), subject(call), call.flag("defaultToGlobal")),
        level -> Reply.object().put("compatibilityLevel", level.name()));
  }

  private Reply setLevel(Call call) {
    String name = call.text("compatibility").orElse("");
    return Reply.of(
        ledger.change(state -> Levels.set(subject(call), name)),
        level -> Reply.object().put("compatibility", level.name()));
  }

  private Reply removeLevel(Call call) {
    return Reply.of(
        ledger.change(state -> Levels.remove(state, subject(call))), LevelRoutes::removed);
  }

  private static JsonNode removed(Compatibility level) {
    return Reply.object().put("compatibilityLevel", level.name());
  }

  private Reply compare(Call call) {
    return Reply.of(
        PostedSchema.of(call)
            .then(
                schema ->
                    Registering.compare(
                        ledger.state(),
                        call.parameter("subject"),
                        Optional.ofNullable(call.parameters().get("version")),
                        schema)),
        problems -> compared(problems, call.flag("verbose")));
  }

  private static JsonNode compared(List<String> problems, boolean verbose) {
    var body = Reply.object().put("is_compatible", problems.isEmpty());
    if (verbose) {
      body.set("messages", Reply.texts(problems));
    }
    return body;
  }
}
