package dev.weir.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

class TopicLeadersTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Deque<RuntimeException> failures = new ArrayDeque<>();
  private final TopicLeaders leaders = new TopicLeaders(this::answer);

  private Object answer() throws ExecutionException {
    RuntimeException failure = failures.poll();
    if (failure != null) {
      throw new ExecutionException(failure);
    }
    return "offsets";
  }

  @Test
  void shouldAskAgainWhileABrokerHasNotHeardOfTheTopics() throws Exception {
    failures.addAll(
        List.of(
            new UnknownTopicOrPartitionException(""), new UnknownTopicOrPartitionException("")));

    leaders.await(LONG);

    assertThat(failures).isEmpty();
  }

  @Test
  void shouldNotWaitForWhatWillNotMendItself() {
    failures.add(new TopicAuthorizationException("not allowed"));

    assertThatThrownBy(() -> leaders.await(LONG))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("not allowed");
  }

  @Test
  void shouldGiveUpInTheEnd() {
    failures.add(new UnknownTopicOrPartitionException(""));

    assertThatThrownBy(() -> leaders.await(Duration.ZERO)).isInstanceOf(TimeoutException.class);
  }
}
