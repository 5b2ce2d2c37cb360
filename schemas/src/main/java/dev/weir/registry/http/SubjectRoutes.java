package dev.weir.registry.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.registry.ledger.Decision;
import dev.weir.registry.ledger.Deleting;
import dev.weir.registry.ledger.LedgerState;
import dev.weir.registry.ledger.Registering;
import dev.weir.registry.ledger.SchemaLedger;
import dev.weir.registry.ledger.Version;
import dev.weir.registry.ledger.Versions;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Subjects and their versions. */
record SubjectRoutes(SchemaLedger ledger) {
  void addTo(Router router) {
    router
        .on("GET", "/subjects", this::subjects)
        .on("POST", "/subjects/{subject}", this::lookUp)
        .on("DELETE", "/subjects/{subject}", this::deleteSubject)
        .on("GET", "/subjects/{subject}/versions", this::versions)
        .on("POST", "/subjects/{subject}/versions", this::register)
        .on("GET", "/subjects/{subject}/versions/{version}", this::version)
        .on("GET", "/subjects/{subject}/versions/{version}/schema", this::versionSchema)
        .on("DELETE", "/subjects/{subject}/versions/{version}", this::deleteVersion);
  }

  private Reply subjects(Call call) {
    String prefix = call.query().getOrDefault("subjectPrefix", "");
    List<String> subjects = ledger.state().subjects(call.flag("deleted"));
    return Reply.ok(Reply.texts(subjects.stream().filter(s -> s.startsWith(prefix)).toList()));
  }

  private Reply lookUp(Call call) {
    return withSchema(
        call,
        (subject, schema) ->
            Registering.lookUp(ledger.state(), subject, schema, call.flag("deleted")),
        SubjectRoutes::body);
  }

  private Reply register(Call call) {
    return withSchema(
        call,
        (subject, schema) -> ledger.change(state -> Registering.register(state, subject, schema)),
        id -> Reply.object().put("id", id));
  }

  private static <T> Reply withSchema(
      Call call, BiFunction<String, String, Decision<T>> action, Function<T, JsonNode> body) {
    return Reply.of(
        PostedSchema.of(call).then(schema -> action.apply(call.parameter("subject"), schema)),
        body);
  }

  private Reply versions(Call call) {
    Decision<List<Version>> found =
        Versions.list(ledger.state(), call.parameter("subject"), call.flag("deleted"));
    return Reply.of(
        found, versions -> Reply.numbers(versions.stream().map(Version::version).toList()));
  }

  private Reply version(Call call) {
    return Reply.of(found(call), SubjectRoutes::body);
  }

  private Reply versionSchema(Call call) {
    return Reply.of(found(call), version -> SchemaRoutes.json(version.schema()));
  }

  private Decision<Version> found(Call call) {
    return Versions.find(
        ledger.state(), call.parameter("subject"), call.parameter("version"), call.flag("deleted"));
  }

  private Reply deleteSubject(Call call) {
    String subject = call.parameter("subject");
    boolean permanent = call.flag("permanent");
    return Reply.of(
        ledger.change(state -> Deleting.subject(state, subject, permanent)), Reply::numbers);
  }

  private Reply deleteVersion(Call call) {
    Function<LedgerState, Decision<Integer>> deletion =
        state ->
            Deleting.version(
                state,
                call.parameter("subject"),
                call.parameter("version"),
                call.flag("permanent"));
    return Reply.of(ledger.change(deletion), Reply::number);
  }

  private static JsonNode body(Version version) {
    return Reply.object()
        .put("subject", version.subject())
        .put("version", version.version())
        .put("id", version.id())
        .put("schema", version.schema());
  }
}
