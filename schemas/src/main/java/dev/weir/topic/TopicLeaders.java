package dev.weir.topic;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Waits until brokers lead what was just made. One that has not heard of a topic yet says that it
 * does not know it, and no client asks again by itself.
 *
 * @param question asks the leaders of all of it for something
 */
record TopicLeaders(Question question) {
  private static final int LOOK_MILLIS = 20;

  /** Fails as Kafka's futures do. */
  interface Question {
    Object ask() throws ExecutionException, InterruptedException, TimeoutException;
  }

  /**
   * Returns once all have answered.
   *
   * @throws ExecutionException for what is no matter of waiting
   * @throws TimeoutException if they have not answered by then
   */
  void await(Duration limit) throws ExecutionException, InterruptedException, TimeoutException {
    long begun = System.nanoTime();
    while (!haveAnswered()) {
      if (System.nanoTime() - begun >= limit.toNanos()) {
        throw new TimeoutException("no broker leads some of the new topics");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private boolean haveAnswered() throws ExecutionException, InterruptedException, TimeoutException {
    try {
      question.ask();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }
}
