package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.Deployment;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.ItemFact;
import dev.weir.schema.avro.ServiceMetrics;
import dev.weir.schema.avro.Visit;
import dev.weir.stream.normalize.Normalized;
import dev.weir.stream.normalize.RawDelivery;
import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubPayloads;
import dev.weir.stream.normalize.github.GitHubReader;
import dev.weir.stream.reference.ReferenceCheck;
import dev.weir.stream.scope.World;
import dev.weir.stream.valuestream.ValueStream;
import dev.weir.stream.valuestream.ValueStreamReader;
import dev.weir.stream.valuestream.ValueStreamReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a repository, told as GitHub's payloads, and what the model makes of it: the
 * same whether told forwards, backwards or twice, and the same as the reference makes. Times are of
 * the hours of a day, such as 09:30, on the first day unless another one is told.
 */
final class Story {
  static final String SHOP = "acme/shop";
  private static final Instant FIRST_DAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant RECEIVED = Instant.parse("2026-12-31T00:00:00Z");

  private final ValueStream valueStream;
  private final String yaml;
  private final GitHubReader reader;
  private final List<RawDelivery> deliveries = new ArrayList<>();
  private Instant now = FIRST_DAY;
  private boolean losing;
  private long told;

  private Story(ValueStream valueStream, String yaml) {
    this.valueStream = valueStream;
    this.yaml = yaml;
    this.reader = new GitHubReader(valueStream);
  }

  /** Under the rules of the default value stream. */
  static Story told() {
    return new Story(ValueStream.builtIn(), "version: 1\n");
  }

  /** Under rules, such as {@code done_on: tag}. */
  static Story under(String rules) {
    return of("version: 1\nrules: {" + rules + "}\n");
  }

  /** Under a whole value-stream file. */
  static Story of(String yaml) {
    ValueStreamReading reading = ValueStreamReader.read(yaml);
    assertThat(reading).isInstanceOf(ValueStreamReading.Valid.class);
    return new Story(((ValueStreamReading.Valid) reading).valueStream(), yaml);
  }

  /** A time of the first day. */
  Story at(String time) {
    return at(0, time);
  }

  /** A time so many days after the first day. */
  Story at(int days, String time) {
    now = time(days, time);
    return this;
  }

  static Instant time(String time) {
    return time(0, time);
  }

  static Instant time(int days, String time) {
    return Instant.parse(FIRST_DAY.toString().replace("00:00:00", time + ":00"))
        .plus(Duration.ofDays(days));
  }

  String now() {
    return now.toString();
  }

  StoryIssue issue(int number) {
    return issue(SHOP, number);
  }

  StoryIssue issue(String repository, int number) {
    return new StoryIssue(this, repository, number);
  }

  StoryChange change(int number) {
    return change(SHOP, number);
  }

  StoryChange change(String repository, int number) {
    return new StoryChange(this, repository, number);
  }

  StoryDeployment deployment(long id, String commit) {
    return new StoryDeployment(this, SHOP, id, commit);
  }

  /** A run of a workflow on a commit, for a pull request unless told otherwise. */
  StoryRun run(String name, String commit) {
    return new StoryRun(this, SHOP, another(), name, commit);
  }

  /** A number that no other review or run of this story has. */
  long another() {
    return ++told;
  }

  /** A push of one commit, made an hour before. */
  void pushed(String branch, String commit, String message) {
    pushed(SHOP, branch, commit, message);
  }

  void pushed(String repository, String branch, String commit, String message) {
    String made = now.minus(Duration.ofHours(1)).toString();
    tell(
        GitHubPayloads.push(repository, "refs/heads/" + branch)
            .commits(sha(commit), made, message)
            .pushedAt(now()));
  }

  void deletedBranch(String branch) {
    tell(
        GitHubPayloads.push(SHOP, "refs/heads/" + branch)
            .with("after", "0".repeat(40))
            .with("deleted", true)
            .with("head_commit", null)
            .with("commits", List.of())
            .pushedAt(now()));
  }

  void tagged(String tag, String commit) {
    tell(
        GitHubPayloads.push(SHOP, "refs/tags/" + tag)
            .commits(sha(commit), now(), "")
            .with("commits", List.of())
            .pushedAt(now()));
  }

  /** Published; the same again where it is told something else about it. */
  GitHubPayload release(String tag, String target) {
    return GitHubPayloads.release(SHOP, tag.hashCode())
        .with("release.tag_name", tag)
        .with("release.target_commitish", target)
        .with("release.published_at", now());
  }

  void released(String tag, String target) {
    tell(release(tag, target));
  }

  static String sha(String commit) {
    return GitHubPayloads.sha(commit);
  }

  /** What happens in it is never told. */
  void lost(Runnable happening) {
    losing = true;
    happening.run();
    losing = false;
  }

  void tell(GitHubPayload payload) {
    if (!losing) {
      deliveries.add(payload.delivery(RECEIVED));
    }
  }

  /** Holds an item of the shop's to the minutes that it was worked on, waited and was blocked. */
  void shouldTake(int number, long active, long wait, long blocked) {
    FlowItem item = item(number);
    assertThat(item.getActiveSeconds()).isEqualTo(active * 60);
    assertThat(item.getWaitSeconds()).isEqualTo(wait * 60);
    assertThat(item.getBlockedSeconds()).isEqualTo(blocked * 60);
  }

  /** The item with a number of the shop's. */
  FlowItem item(int number) {
    return item(SHOP + "#" + number);
  }

  FlowItem item(String externalId) {
    return world().item(externalId);
  }

  /** A deployment of the shop's. */
  Deployment deploymentRow(long id) {
    return world().deployments().stream()
        .filter(one -> one.getExternalId().equals(SHOP + "/deployments/" + id))
        .findFirst()
        .orElseThrow();
  }

  boolean hasItem(String externalId) {
    return world().hasItem(externalId);
  }

  boolean hasItem(int number) {
    return world().hasItem(SHOP + "#" + number);
  }

  /** The shop's first day, or one so many days later. */
  @Nullable ServiceMetrics day(int days) {
    return world().serviceDay(SHOP, time(days, "00:00").toString().substring(0, 10));
  }

  /** Stays such as {@code testing 09:00-10:30}, with ↩ where it was rework. */
  List<String> visits(int number) {
    return item(number).getVisits().stream().map(Story::shown).toList();
  }

  /** What became of each fact of an item, such as {@code 09:00 change.created: entered backlog}. */
  List<String> facts(int number) {
    return world().itemFacts(SHOP + "#" + number).stream().map(Story::shown).toList();
  }

  private static String shown(ItemFact fact) {
    String part = fact.getPart().isEmpty() ? "" : " " + fact.getPart();
    String stage = fact.getStage() == null ? "" : " " + fact.getStage();
    String did = fact.getEffect().equals("none") ? String.valueOf(fact.getReason()) : null;
    return "%s %s%s: %s"
        .formatted(
            shown(fact.getAt()),
            fact.getKind(),
            part,
            did == null ? fact.getEffect() + stage + " by " + fact.getRule() : did);
  }

  private static String shown(Visit visit) {
    return visit.getStage()
        + (visit.getRework() ? " ↩ " : " ")
        + shown(visit.getEnteredAt())
        + "-"
        + (visit.getLeftAt() == null ? "" : shown(visit.getLeftAt()));
  }

  private static String shown(Instant at) {
    return at.toString().substring(11, 16);
  }

  private World world() {
    List<RawDelivery> backwards = new ArrayList<>(deliveries);
    Collections.reverse(backwards);
    List<RawDelivery> doubled = new ArrayList<>(deliveries);
    doubled.addAll(backwards);
    World forwards = world(deliveries);
    assertThat(world(backwards).tables()).isEqualTo(forwards.tables());
    assertThat(world(doubled).tables()).isEqualTo(forwards.tables());
    assertThat(differenceFromReference(forwards)).isNull();
    return forwards;
  }

  private @Nullable String differenceFromReference(World world) {
    ReferenceCheck reference = new ReferenceCheck(yaml);
    for (RawDelivery delivery : deliveries) {
      reference.told(delivery.scope(), ((Normalized.Read) reader.read(delivery)).facts());
    }
    return reference.difference(world);
  }

  private World world(List<RawDelivery> told) {
    World world = new World(valueStream);
    for (RawDelivery delivery : told) {
      world.take(delivery.scope(), ((Normalized.Read) reader.read(delivery)).facts());
    }
    return world;
  }
}
