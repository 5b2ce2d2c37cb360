package dev.weir.stream.normalize.github;

import dev.weir.stream.normalize.DeliveryReader;
import dev.weir.stream.normalize.FactCollector;
import dev.weir.stream.normalize.Links;
import dev.weir.stream.normalize.Normalized;
import dev.weir.stream.normalize.RawDelivery;
import dev.weir.stream.normalize.json.JsonObject;
import dev.weir.stream.normalize.json.NotJsonException;
import dev.weir.stream.normalize.json.ProjectingReader;
import dev.weir.stream.valuestream.ValueStream;
import org.jspecify.annotations.Nullable;

/** Mines GitHub's payloads for every fact that they carry, whatever their event and action. */
public final class GitHubReader implements DeliveryReader {
  private static final ProjectingReader JSON = new ProjectingReader(WantedMembers.OF_PAYLOAD);

  /** GitHub's names have at most 39 + 1 + 100 characters; a scope of the gateway has no more. */
  private static final int MAX_NAME = 300;

  private final Links links;

  /** A reader for which the ticket projects of the value stream are known. */
  public GitHubReader(ValueStream valueStream) {
    this.links = new Links(valueStream.ticketProjects());
  }

  @Override
  public Normalized read(RawDelivery delivery) {
    try {
      return mine(delivery, JSON.read(delivery.body()));
    } catch (NotJsonException e) {
      return new Normalized.Unreadable(e.reason(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // a mistake of ours must cost one delivery, which can be sent again, and not stop the stream
      return new Normalized.Unreadable("reader_failed", e.toString());
    }
  }

  private Normalized mine(RawDelivery delivery, JsonObject root) {
    FactCollector facts = new FactCollector(delivery);
    String event = event(delivery.eventType());
    BoardFacts.mine(root, facts);
    String repository = root.text("repository", "full_name");
    if (repository == null || repository.isBlank() || repository.length() > MAX_NAME) {
      return facts.read(Ignored.withoutRepository(event, delivery.eventType()));
    }
    mine(new Payload(root, repository, event, delivery.scope().instance(), links, facts));
    return facts.read(Ignored.reason(event, delivery.eventType()));
  }

  private static void mine(Payload payload) {
    IssueFacts.mine(payload);
    IssueFates.mine(payload);
    IssueRelations.mine(payload);
    ChangeFacts.mine(payload);
    ReviewFacts.mine(payload);
    PushFacts.mine(payload);
    RunFacts.mine(payload);
    DeploymentFacts.mine(payload);
    ApprovalFacts.mine(payload);
    ReleaseFacts.mine(payload);
    RepositoryFacts.renamed(payload);
    RepositoryFacts.named(payload);
  }

  /** The event as the header names it, without the action. */
  private static String event(@Nullable String eventType) {
    if (eventType == null) {
      return "";
    }
    int dot = eventType.indexOf('.');
    return dot < 0 ? eventType : eventType.substring(0, dot);
  }
}
