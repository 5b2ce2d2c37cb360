package dev.weir.stream.normalize.github;

import static dev.weir.stream.normalize.github.GitHubPayloads.issue;
import static dev.weir.stream.normalize.github.GitHubPayloads.pullRequest;
import static dev.weir.stream.normalize.github.GitHubPayloads.star;
import static dev.weir.stream.normalize.github.GitHubReading.fact;
import static dev.weir.stream.normalize.github.GitHubReading.read;
import static dev.weir.stream.normalize.github.GitHubReading.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.normalize.Normalized.Read;
import dev.weir.stream.normalize.Normalized.Refused;
import dev.weir.stream.normalize.Normalized.Unreadable;
import dev.weir.stream.normalize.RawDelivery;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{\"a\":1", "payload=1", "{} {}", "{\"a\":01}", "nul"})
  void shouldNotReadWhatIsNoJson(String body) {
    assertThat(read("issues.opened", body))
        .isInstanceOfSatisfying(
            Unreadable.class, unreadable -> assertThat(unreadable.reason()).isEqualTo("not_json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"text\"", "null", "true"})
  void shouldNotReadWhatIsNoObject(String body) {
    assertThat(read("issues.opened", body))
        .isEqualTo(new Unreadable("not_an_object", "the body is JSON, but no object"));
  }

  @Test
  void shouldNotReadWhatIsNestedTooDeep() {
    String body = "{\"a\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}";
    assertThat(read("issues.opened", body))
        .isInstanceOfSatisfying(
            Unreadable.class, unreadable -> assertThat(unreadable.reason()).isEqualTo("too_deep"));
  }

  @Test
  void shouldReadWhatIsNestedAsDeepAsTheGatewayLetsIn() {
    String body = issue("acme/shop", 12).with("x", "DEEP").json();
    String deep = body.replace("\"DEEP\"", "[".repeat(999) + "]".repeat(999));
    assertThat(told((Read) read("issues.opened", deep))).hasSize(2);
  }

  @Test
  void shouldSayWhyAnEventIsIgnored() {
    assertThat(read(star("acme/shop")).ignored()).isEqualTo("no facts in star.created");
    assertThat(((Read) read("ping", "{\"zen\":\"Keep it\"}")).ignored())
        .isEqualTo("no repository in ping");
    assertThat(read(star("acme/" + "x".repeat(300))).ignored())
        .isEqualTo("no repository in star.created");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "check_run.completed | checks move no stage, workflow runs do (workflow_run)",
        "check_suite.completed | checks move no stage, workflow runs do (workflow_run)",
        "status | checks move no stage, workflow runs do (workflow_run)",
        "workflow_job.queued | a job moves no stage, its run does (workflow_run)",
        "create | branches and tags are told by their pushes, which have a time",
        "repository.deleted | only a new name of a repository changes anything",
        "repository.archived | only a new name of a repository changes anything"
      })
  void shouldTellAnOperatorWhyAnEventMovesNothing(String eventType, String why) {
    var read = (Read) read(eventType, star("acme/shop").json());
    assertThat(read.ignored()).isEqualTo("no facts in " + eventType + ": " + why);
  }

  @Test
  void shouldReadADeploymentBesideAJob() {
    byte[] body =
        GitHubPayloads.deployment("acme/shop", 42).json().getBytes(StandardCharsets.UTF_8);
    GitHubReading.only((Read) read("workflow_job.waiting", body), FactKind.DEPLOYMENT_CREATED);
  }

  @ParameterizedTest
  @CsvSource({
    "2999-01-01T00:00:00Z, in_the_future",
    "0001-01-01T00:00:00Z, before_2005",
    "2004-12-31T23:59:59.999Z, before_2005",
    "2026-06-02T00:00:00.001Z, in_the_future",
    "yesterday, unreadable_time",
    "2026-02-30T00:00:00Z, unreadable_time",
    "2026-03-02T09:00:00, unreadable_time",
    ", no_time"
  })
  void shouldRefuseAFactByItsTimeAndNothingElse(String at, String reason) {
    var read = read(issue("acme/shop", 12).with("issue.created_at", at));
    assertThat(read.refusals())
        .containsExactly(new Refused("issue.created", "acme/shop#12", at, reason));
    assertThat(told(read)).extracting(Fact::kind).containsExactly(FactKind.ISSUE_OBSERVED);
    assertThat(read.ignored()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2005-01-01T00:00:00Z, 2005-01-01T00:00:00Z",
    "2026-06-02T00:00:00Z, 2026-06-02T00:00:00Z",
    "2026-03-02T09:00:00.123456Z, 2026-03-02T09:00:00.123Z",
    "2026-03-02T09:00:00.5+02:00, 2026-03-02T07:00:00.500Z",
    "2026-03-02T09:00:00-0730, 2026-03-02T16:30:00Z",
    "2026-03-02T09:00:00+05, 2026-03-02T04:00:00Z"
  })
  void shouldReadTimesToTheMillisecond(String written, String at) {
    Fact created =
        fact(issue("acme/shop", 12).with("issue.created_at", written), FactKind.ISSUE_CREATED);
    assertThat(created.at()).isEqualTo(at);
  }

  @Test
  void shouldSayThatAllFactsWereRefused() {
    var read = read(issue("acme/shop", 12).createdAt("2999-01-01T00:00:00Z"));
    assertThat(read.facts()).isEmpty();
    assertThat(read.ignored()).isEqualTo("all 2 facts refused");
  }

  @Test
  void shouldReplaceWhatNoStoreTakes() {
    String body =
        issue("acme/shop", 12)
            .title("TITLE")
            .json()
            .replace("TITLE", "a\\u0000b\\ud800c\\ud83d\\ude00\\udc00");
    var read = (Read) read("issues.opened", body);
    assertThat(GitHubReading.only(read, FactKind.ISSUE_OBSERVED).text(Attributes.TITLE))
        .isEqualTo("a\uFFFDb\uFFFDc\uD83D\uDE00\uFFFD");
  }

  @Test
  void shouldCutAbsurdlyLongTextsButNotAPairOfSurrogates() {
    GitHubPayload payload =
        issue("acme/shop", 12)
            .body("x".repeat(65_535) + "\uD83D\uDE00" + "y".repeat(1_000_000))
            .labels("l".repeat(10_000));
    Fact observed = fact(payload, FactKind.ISSUE_OBSERVED);
    assertThat(observed.text(Attributes.BODY)).isEqualTo("x".repeat(65_535));
    assertThat(observed.text(Attributes.LABELS)).hasSize(4_096);
  }

  @Test
  void shouldKeepALabelOnOneLine() {
    Fact observed = fact(issue("acme/shop", 12).labels("two\nlines"), FactKind.ISSUE_OBSERVED);
    assertThat(observed.text(Attributes.LABELS)).isEqualTo("two lines");
  }

  @Test
  void shouldTakeTheSubjectFromTheTopLevelRepository() {
    Fact created =
        fact(
            pullRequest("Acme/Shop", 7).with("pull_request.base.repo.full_name", "acme/else"),
            FactKind.CHANGE_CREATED);
    assertThat(created.subject()).isEqualTo("Acme/Shop#7");
  }

  @Test
  void shouldReadABufferThatIsNoArrayWithoutMovingIt() {
    byte[] bytes = issue("acme/shop", 12).json().getBytes(StandardCharsets.UTF_8);
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length + 2).position(1);
    direct.put(bytes).flip().position(1);
    RawDelivery delivery =
        new RawDelivery(
            issue("acme/shop", 12).delivery(GitHubReading.RECEIVED).scope(),
            null,
            GitHubReading.RECEIVED,
            direct);
    var read = (Read) new GitHubReader(GitHubReading.VALUE_STREAM).read(delivery);
    assertThat(told(read)).hasSize(2);
    assertThat(direct.position()).isEqualTo(1);
  }

  @Test
  void shouldReadLongNumbersAndNamesThatNobodyWants() {
    String body =
        issue("acme/shop", 12)
            .json()
            .replaceFirst("\\{", "{\"" + "n".repeat(60_000) + "\":" + "7".repeat(5_000) + ",");
    assertThat(told((Read) read("issues.opened", body))).hasSize(2);
  }
}
