package dev.weir.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The REST calls, one by one, as Confluent's documentation has them. */
class RegistryServerTest {
  private static final String TYPE = "application/vnd.schemaregistry.v1+json";
  private static final Schema V1 = SampleSchemas.person();
  private static final Schema V2 = SampleSchemas.personWithOptional("mail");
  private static final Schema UNFIT = SampleSchemas.personWithRequiredAge();

  private final InMemoryLedgerLog log = new InMemoryLedgerLog();
  private final HttpClient client = HttpClient.newHttpClient();
  private RegistryServer server = RegistryServer.start("127.0.0.1", 0, () -> log);

  @AfterEach
  void close() {
    server.close();
  }

  private HttpResponse<String> send(String method, String path, String body, String type)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.uri() + path));
    request.method(
        method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private String call(String method, String path, String body) throws Exception {
    HttpResponse<String> response = send(method, path, body, TYPE);
    assertThat(response.headers().firstValue("Content-Type")).contains(TYPE);
    return response.statusCode() + " " + response.body();
  }

  private String get(String path) throws Exception {
    return call("GET", path, "");
  }

  private static String posted(Schema schema) {
    return new ObjectMapper().createObjectNode().put("schema", schema.toString()).toString();
  }

  private void register(Schema schema) throws Exception {
    assertThat(call("POST", "/subjects/s/versions", posted(schema))).startsWith("200 {\"id\":");
  }

  private static String code(int status, int code) {
    return status + " {\"error_code\":" + code + ",\"message\":\"";
  }

  @Test
  void shouldRegisterAndFindSchemas() throws Exception {
    assertThat(call("POST", "/subjects/s/versions", posted(V1))).isEqualTo("200 {\"id\":1}");
    assertThat(call("POST", "/subjects/s/versions", posted(V2))).isEqualTo("200 {\"id\":2}");
    assertThat(call("POST", "/subjects/t/versions", posted(V2))).isEqualTo("200 {\"id\":2}");

    assertThat(get("/")).isEqualTo("200 {}");
    assertThat(get("/subjects")).isEqualTo("200 [\"s\",\"t\"]");
    assertThat(get("/subjects?subjectPrefix=t")).isEqualTo("200 [\"t\"]");
    assertThat(get("/subjects/s/versions")).isEqualTo("200 [1,2]");
    assertThat(get("/subjects/s/versions/1"))
        .startsWith("200 {\"subject\":\"s\",\"version\":1,\"id\":1,\"schema\":\"{\\\"type");
    assertThat(get("/subjects/s/versions/latest")).contains("\"version\":2,\"id\":2");
    assertThat(get("/subjects/s/versions/latest/schema")).isEqualTo("200 " + V2);
    assertThat(get("/schemas/ids/1")).isEqualTo("200 " + posted(V1));
    assertThat(get("/schemas/ids/1/schema")).isEqualTo("200 " + V1);
    assertThat(get("/schemas/ids/2/subjects")).isEqualTo("200 [\"s\",\"t\"]");
    assertThat(get("/schemas/ids/2/versions"))
        .isEqualTo("200 [{\"subject\":\"s\",\"version\":2},{\"subject\":\"t\",\"version\":1}]");
    assertThat(get("/schemas/types")).isEqualTo("200 [\"AVRO\"]");
    assertThat(get("/mode")).isEqualTo("200 {\"mode\":\"READWRITE\"}");
    assertThat(call("POST", "/subjects/s", posted(V2))).contains("\"version\":2,\"id\":2");
  }

  @Test
  void shouldAnswerWithConfluentsErrorCodes() throws Exception {
    register(V1);

    assertThat(get("/subjects/x/versions")).startsWith(code(404, 40401));
    assertThat(get("/subjects/x/versions/1")).startsWith(code(404, 40401));
    assertThat(call("POST", "/subjects/x", posted(V1))).startsWith(code(404, 40401));
    assertThat(get("/subjects/s/versions/9")).startsWith(code(404, 40402));
    assertThat(get("/schemas/ids/9")).startsWith(code(404, 40403));
    assertThat(get("/schemas/ids/nine")).startsWith(code(404, 40403));
    assertThat(call("POST", "/subjects/s", posted(V2))).startsWith(code(404, 40403));
    assertThat(get("/config/s")).startsWith(code(404, 40408));
    assertThat(call("POST", "/subjects/s/versions", posted(UNFIT)))
        .startsWith(code(409, 409))
        .contains("age");
    assertThat(call("POST", "/subjects/s/versions", "{\"schema\":\"{}\"}"))
        .startsWith(code(422, 42201));
    assertThat(call("POST", "/subjects/s/versions", "{}")).startsWith(code(422, 42201));
    assertThat(call("POST", "/subjects/s/versions", "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}"))
        .startsWith(code(422, 42201));
    assertThat(get("/subjects/s/versions/0")).startsWith(code(422, 42202));
    assertThat(get("/subjects/s/versions/last")).startsWith(code(422, 42202));
    assertThat(call("PUT", "/config", "{\"compatibility\":\"STRICT\"}"))
        .startsWith(code(422, 42203));
  }

  @Test
  void shouldRefuseWhatIsNoProperRequest() throws Exception {
    assertThat(call("POST", "/subjects/s/versions", "{")).startsWith(code(400, 400));
    assertThat(call("POST", "/subjects/s/versions", "[1]")).startsWith(code(400, 400));
    assertThat(call("POST", "/subjects/s/versions", "[".repeat(200_000)))
        .startsWith(code(400, 400));
    assertThat(call("POST", "/subjects/s/versions", " ".repeat(1_100_000)))
        .startsWith(code(413, 413));
    assertThat(send("POST", "/subjects/s/versions", posted(V1), "text/plain").statusCode())
        .isEqualTo(415);
    assertThat(send("POST", "/subjects/s/versions", posted(V1), "application/json").statusCode())
        .isEqualTo(200);
    assertThat(get("/nowhere")).startsWith(code(404, 404));
    HttpResponse<String> wrongMethod = send("PUT", "/subjects", "{}", TYPE);
    assertThat(wrongMethod.statusCode()).isEqualTo(405);
    assertThat(wrongMethod.headers().firstValue("Allow")).contains("GET");
    assertThat(send("HEAD", "/subjects", "", "").statusCode()).isEqualTo(405);
  }

  @Test
  void shouldRefuseSchemasOfAbsurdDepth() throws Exception {
    String deep = "{\\\"type\\\":\\\"array\\\",\\\"items\\\":";

    for (String nested : new String[] {"[".repeat(200_000), deep.repeat(20_000)}) {
      assertThat(call("POST", "/subjects/s/versions", "{\"schema\":\"" + nested + "\"}"))
          .startsWith(code(422, 42201));
    }
    String legal = deep.repeat(400) + "\\\"int\\\"" + "}".repeat(400);
    assertThat(call("POST", "/subjects/s/versions", "{\"schema\":\"" + legal + "\"}"))
        .startsWith("200");
  }

  @Test
  void shouldDeleteSoftlyFirstAndThenForGood() throws Exception {
    register(V1);
    register(V2);

    assertThat(call("DELETE", "/subjects/s/versions/2?permanent=true", ""))
        .startsWith(code(404, 40407));
    assertThat(call("DELETE", "/subjects/s/versions/2", "")).isEqualTo("200 2");
    assertThat(get("/subjects/s/versions")).isEqualTo("200 [1]");
    assertThat(get("/subjects/s/versions?deleted=true")).isEqualTo("200 [1,2]");
    assertThat(get("/schemas/ids/2")).as("records stay readable").startsWith("200");
    assertThat(call("DELETE", "/subjects/s?permanent=true", "")).startsWith(code(404, 40405));
    assertThat(call("DELETE", "/subjects/s", "")).isEqualTo("200 [1]");
    assertThat(call("DELETE", "/subjects/s", "")).startsWith(code(404, 40404));
    assertThat(get("/subjects")).isEqualTo("200 []");
    assertThat(get("/subjects?deleted=true")).isEqualTo("200 [\"s\"]");
    assertThat(call("DELETE", "/subjects/s?permanent=true", "")).isEqualTo("200 [1,2]");
    assertThat(get("/subjects?deleted=true")).isEqualTo("200 []");
    assertThat(get("/schemas/ids/2")).startsWith(code(404, 40403));
    assertThat(call("DELETE", "/subjects/s", "")).startsWith(code(404, 40401));
  }

  @Test
  void shouldNeverGiveAnIdAgain() throws Exception {
    register(V1);
    register(V2);
    call("DELETE", "/subjects/s", "");
    call("DELETE", "/subjects/s?permanent=true", "");
    restart();

    assertThat(call("POST", "/subjects/s/versions", posted(UNFIT))).isEqualTo("200 {\"id\":3}");
  }

  private void restart() {
    server.close();
    server = RegistryServer.start("127.0.0.1", 0, log::reopened);
  }

  @Test
  void shouldKeepEverythingAcrossRestarts() throws Exception {
    register(V1);
    register(V2);
    call("PUT", "/config", "{\"compatibility\":\"none\"}");
    call("DELETE", "/subjects/s/versions/1", "");
    restart();

    assertThat(get("/subjects/s/versions")).isEqualTo("200 [2]");
    assertThat(get("/config")).contains("\"NONE\"");
    assertThat(call("POST", "/subjects/t/versions", posted(V1))).isEqualTo("200 {\"id\":1}");
    assertThat(call("POST", "/subjects/s/versions", posted(UNFIT))).isEqualTo("200 {\"id\":3}");
  }

  @Test
  void shouldConfigureCompatibility() throws Exception {
    register(V1);
    assertThat(get("/config")).isEqualTo("200 {\"compatibilityLevel\":\"BACKWARD_TRANSITIVE\"}");
    assertThat(get("/config/s?defaultToGlobal=true")).contains("BACKWARD_TRANSITIVE");

    assertThat(call("PUT", "/config/s", "{\"compatibility\":\"FORWARD\"}"))
        .isEqualTo("200 {\"compatibility\":\"FORWARD\"}");
    assertThat(get("/config/s")).isEqualTo("200 {\"compatibilityLevel\":\"FORWARD\"}");
    assertThat(call("POST", "/subjects/s/versions", posted(UNFIT))).startsWith("200");

    assertThat(call("DELETE", "/config/s", "")).contains("FORWARD");
    assertThat(get("/config/s")).startsWith(code(404, 40408));
    assertThat(call("PUT", "/config", "{\"compatibility\":\"FULL\"}")).startsWith("200");
    assertThat(call("DELETE", "/config", "")).contains("FULL");
    assertThat(get("/config")).contains("BACKWARD_TRANSITIVE");
  }

  @Test
  void shouldTryASchemaWithoutRegisteringIt() throws Exception {
    register(V1);
    String path = "/compatibility/subjects/s/versions";

    assertThat(call("POST", path + "/latest", posted(V2)))
        .isEqualTo("200 {\"is_compatible\":true}");
    assertThat(call("POST", path + "/1?verbose=true", posted(UNFIT)))
        .startsWith("200 {\"is_compatible\":false,\"messages\":[\"")
        .contains("age");
    assertThat(call("POST", path, posted(UNFIT))).isEqualTo("200 {\"is_compatible\":false}");
    assertThat(call("POST", path + "/9", posted(V2))).startsWith(code(404, 40402));
    assertThat(call("POST", "/compatibility/subjects/new/versions/latest", posted(V2)))
        .isEqualTo("200 {\"is_compatible\":true}");
    assertThat(get("/subjects/s/versions")).isEqualTo("200 [1]");
  }

  @Test
  void shouldAnswerThatTheLogIsAwayAndForgetWhatWasLost() throws Exception {
    register(V1);
    log.fail(InMemoryLedgerLog.Fault.LOST);
    assertThat(call("POST", "/subjects/s/versions", posted(V2))).startsWith(code(500, 50001));
    log.fail(InMemoryLedgerLog.Fault.NONE);

    assertThat(get("/subjects/s/versions")).isEqualTo("200 [1]");
    assertThat(call("POST", "/subjects/t/versions", posted(UNFIT))).isEqualTo("200 {\"id\":2}");
  }

  @Test
  void shouldNotGiveAnIdTwiceThatWasKeptWithoutAnAnswer() throws Exception {
    register(V1);
    log.fail(InMemoryLedgerLog.Fault.KEPT_WITHOUT_ANSWER);
    assertThat(call("POST", "/subjects/s/versions", posted(V2))).startsWith(code(500, 50001));
    log.fail(InMemoryLedgerLog.Fault.NONE);

    assertThat(call("POST", "/subjects/t/versions", posted(UNFIT))).isEqualTo("200 {\"id\":3}");
    assertThat(get("/subjects/s/versions")).isEqualTo("200 [1,2]");
    assertThat(call("POST", "/subjects/s/versions", posted(V2))).isEqualTo("200 {\"id\":2}");
  }
}
