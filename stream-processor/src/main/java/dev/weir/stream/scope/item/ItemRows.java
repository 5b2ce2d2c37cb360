package dev.weir.stream.scope.item;

import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.ItemChange;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.schema.avro.Span;
import dev.weir.schema.avro.StageTransition;
import dev.weir.schema.avro.TeamItem;
import dev.weir.schema.avro.Visit;
import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.FactIds;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.flow.Change;
import dev.weir.stream.flow.Delivered;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.flow.FlowRules;
import dev.weir.stream.flow.Item;
import dev.weir.stream.flow.Stage;
import dev.weir.stream.flow.Timeline;
import dev.weir.stream.scope.name.Items;
import dev.weir.stream.scope.name.Names;
import dev.weir.stream.scope.object.ObjectFacts;
import dev.weir.stream.scope.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From an item and its timeline to the records that are told to the world. Pure. */
final class ItemRows {
  private ItemRows() {}

  static FlowItem item(
      Scope scope, Policy policy, ObjectFacts told, Item item, Timeline timeline, String team) {
    String externalId = told.created().subject();
    FlowRules rules = policy.flowRules(team);
    String title = told.latest(Attributes.TITLE);
    boolean bot =
        policy.isBot(
            team, told.created().attribute("author"), told.created().attribute("author_type"));
    return FlowItem.newBuilder()
        .setItemId(FactIds.of(scope.tenant(), scope.instance(), externalId))
        .setTenant(scope.tenant())
        .setSource(scope.source())
        .setInstance(scope.instance())
        .setExternalId(externalId)
        .setTeamId(team)
        .setItemType(
            policy.itemType(
                told.labels(), told.latest(Attributes.TYPE), told.isChange() ? title : null))
        .setOrigin(bot ? "bot" : "human")
        .setTitle(title)
        .setDescription(told.latest(Attributes.BODY))
        .setUrl(told.created().attribute("url"))
        .setAuthor(told.created().attribute("author"))
        .setLabels(new ArrayList<>(told.labels()))
        .setCurrentStage(timeline.currentStage().id())
        .setStatus(timeline.status().id())
        .setCreatedAt(told.created().at())
        .setUpdatedAt(updatedAt(told, item, timeline))
        .setStartedAt(timeline.startedAt())
        .setCompletedAt(timeline.completedAt())
        .setCancelledAt(timeline.cancelledAt())
        .setCompletionBasis(timeline.completionBasis())
        .setActiveSeconds(seconds(timeline.activeTime()))
        .setWaitSeconds(seconds(timeline.waitTime()))
        .setBlockedSeconds(seconds(timeline.blockedTime()))
        .setReworkCount(timeline.reworkCount())
        .setPostDeliveryRework(timeline.postDeliveryRework())
        .setVisits(visits(timeline, item, rules))
        .setChanges(changes(item, rules))
        .setRulesVersion(policy.rulesVersion())
        .setRecord(new RecordOrigin("", 0, 0L))
        .build();
  }

  /** Time of the latest fact about it or its changes, or of the last change of its stage. */
  private static Instant updatedAt(ObjectFacts told, Item item, Timeline timeline) {
    dev.weir.stream.flow.Visit last = timeline.visits().get(timeline.visits().size() - 1);
    Instant moved = last.leftAt() == null ? last.enteredAt() : last.leftAt();
    Instant latest = moved.isAfter(told.latestAt()) ? moved : told.latestAt();
    for (Change change : item.changes()) {
      latest = change.latestFactAt().isAfter(latest) ? change.latestFactAt() : latest;
    }
    return latest;
  }

  private static @Nullable Long seconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toSeconds();
  }

  private static List<Visit> visits(Timeline timeline, Item item, FlowRules rules) {
    List<Visit> visits = new ArrayList<>();
    for (dev.weir.stream.flow.Visit visit : timeline.visits()) {
      visits.add(
          new Visit(
              visits.size() + 1,
              visit.stage().id(),
              rules.kind(visit.stage()).name().toLowerCase(Locale.ROOT),
              visit.enteredAt(),
              visit.leftAt(),
              visit.rework(),
              blockedMillis(visit, item)));
    }
    return visits;
  }

  private static long blockedMillis(dev.weir.stream.flow.Visit visit, Item item) {
    Instant left = visit.leftAt();
    return left == null ? 0 : item.blockedBetween(visit.enteredAt(), left).toMillis();
  }

  private static List<ItemChange> changes(Item item, FlowRules rules) {
    return item.changes().stream()
        .sorted(Comparator.comparing(Change::createdAt).thenComparing(Change::externalId))
        .map(change -> change(change, change.production(rules.doneOn())))
        .toList();
  }

  private static ItemChange change(Change change, @Nullable Delivered production) {
    Delivered deployed = change.delivered().get(DoneOn.DEPLOYMENT);
    return ItemChange.newBuilder()
        .setExternalId(change.externalId())
        .setCreatedAt(change.createdAt())
        .setMergedAt(change.mergedAt())
        .setLandedAt(change.landedAt())
        .setProductionAt(production == null ? null : production.at())
        .setFirstCommitAt(change.firstCommitAt())
        .setBeforeRecords(production != null && production.beforeRecords())
        .setFirstReviewAt(change.reviews().firstAt())
        .setDeploymentId(deployed == null ? null : deployed.by())
        .setDeployedAt(deployed == null || deployed.by() == null ? null : deployed.at())
        .setLeadTimeBasis(leadTimeBasis(change, production))
        .setRevertedAt(change.revertedAt())
        .setServices(services(change))
        .build();
  }

  /** Where its change lead time begins; null where it has none. */
  private static @Nullable String leadTimeBasis(Change change, @Nullable Delivered production) {
    if (production == null || production.beforeRecords() || change.services().isEmpty()) {
      return null;
    }
    Instant commit = change.firstCommitAt();
    return commit != null && commit.isBefore(change.createdAt()) ? "first_commit" : "opened";
  }

  /** As rows name them: a repository that is one service as it is written. */
  private static List<String> services(Change change) {
    String repository = Items.repositoryOf(change.externalId());
    return change.services().stream()
        .map(id -> id.equals(Names.lower(repository)) ? repository : id)
        .toList();
  }

  static StageTransition transition(FlowItem item, int index) {
    Visit visit = item.getVisits().get(index);
    Visit before = index == 0 ? null : item.getVisits().get(index - 1);
    Instant left = before == null ? null : before.getLeftAt();
    return StageTransition.newBuilder()
        .setItemId(item.getItemId())
        .setTenant(item.getTenant())
        .setTeamId(item.getTeamId())
        .setSeq(visit.getSeq())
        .setFromStage(before == null ? null : before.getStage())
        .setToStage(visit.getStage())
        .setTransitionedAt(visit.getEnteredAt())
        .setDurationSeconds(
            before == null || left == null
                ? null
                : Duration.between(before.getEnteredAt(), left).toSeconds())
        .setRework(visit.getRework())
        .setRulesVersion(item.getRulesVersion())
        .build();
  }

  static TeamItem teamItem(FlowItem item) {
    return TeamItem.newBuilder()
        .setItemId(item.getItemId())
        .setRemoved(false)
        .setItemType(item.getItemType())
        .setOrigin(item.getOrigin())
        .setCreatedAt(item.getCreatedAt())
        .setStartedAt(item.getStartedAt())
        .setCompletedAt(item.getCompletedAt())
        .setCancelledAt(item.getCancelledAt())
        .setBeforeRecords(Timeline.BEFORE_RECORDS.equals(item.getCompletionBasis()))
        .setActiveSeconds(item.getActiveSeconds())
        .setWaitSeconds(item.getWaitSeconds())
        .setLoad(load(item.getVisits()))
        .setReworkAt(
            item.getVisits().stream().filter(Visit::getRework).map(Visit::getEnteredAt).toList())
        .setEnded(ended(item.getVisits()))
        .build();
  }

  /** Stays in stages 2 to 7, neighbours merged. */
  private static List<Span> load(List<Visit> visits) {
    List<Span> spans = new ArrayList<>();
    for (Visit visit : visits) {
      if (stage(visit).isLoad()) {
        add(spans, visit.getEnteredAt(), visit.getLeftAt());
      }
    }
    return spans;
  }

  private static Stage stage(Visit visit) {
    return Stage.valueOf(visit.getStage().toUpperCase(Locale.ROOT));
  }

  /** In production, or cancelled, and taken up again; neighbours merged. */
  private static List<Span> ended(List<Visit> visits) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i + 1 < visits.size(); i++) {
      Instant again = visits.get(i + 1).getEnteredAt();
      Instant left = visits.get(i).getLeftAt();
      if (stage(visits.get(i)) == Stage.PRODUCTION) {
        add(spans, visits.get(i).getEnteredAt(), again);
      } else if (left != null && left.isBefore(again)) {
        add(spans, left, again);
      }
    }
    return spans;
  }

  private static void add(List<Span> spans, Instant from, @Nullable Instant until) {
    int last = spans.size() - 1;
    if (last >= 0 && from.equals(spans.get(last).getLeftAt())) {
      spans.set(last, new Span(spans.get(last).getEnteredAt(), until));
    } else {
      spans.add(new Span(from, until));
    }
  }

  static TeamItem removed(UUID itemId) {
    return TeamItem.newBuilder()
        .setItemId(itemId)
        .setRemoved(true)
        .setItemType("")
        .setOrigin("")
        .setCreatedAt(Instant.EPOCH)
        .setBeforeRecords(false)
        .setLoad(List.of())
        .setReworkAt(List.of())
        .build();
  }
}
