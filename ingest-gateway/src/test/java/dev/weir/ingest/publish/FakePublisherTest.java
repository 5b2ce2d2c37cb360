package dev.weir.ingest.publish;

import dev.weir.ingest.webhook.Delivery;
import java.util.List;

class FakePublisherTest extends PublisherContract {
  private final FakePublisher publisher = new FakePublisher();

  @Override
  Publisher publisher() {
    return publisher;
  }

  @Override
  List<String> published() {
    return publisher.published().stream().map(Delivery::deliveryId).toList();
  }

  @Override
  void takeTheLogAway() {
    publisher.be(FakePublisher.Mode.UNAVAILABLE);
  }

  @Override
  void bringTheLogBack() {
    publisher.be(FakePublisher.Mode.ACKNOWLEDGING);
  }
}
