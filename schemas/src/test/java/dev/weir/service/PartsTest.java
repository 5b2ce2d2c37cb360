package dev.weir.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PartsTest {
  private final Parts parts = new Parts();
  private final List<String> closed = Collections.synchronizedList(new ArrayList<>());

  @Test
  void shouldCloseInTheOppositeOrderWhateverFails() throws Exception {
    part("first");
    parts.start(
        "second",
        () ->
            () -> {
              closed.add("second");
              throw new IllegalStateException("does not close");
            });
    part("third");
    parts.close();
    parts.close();
    assertThat(closed).containsExactly("third", "second", "first");
  }

  @Test
  void shouldNotStartAnythingOnceClosed() {
    parts.close();
    assertThatThrownBy(() -> part("late")).isInstanceOf(Parts.StoppingException.class);
    assertThat(closed).isEmpty();
  }

  @Test
  void shouldWaitForWhatIsBeingStartedAndCloseIt() throws Exception {
    CountDownLatch starting = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Void> start =
        CompletableFuture.runAsync(
            () -> {
              try {
                parts.start(
                    "slow",
                    () -> {
                      starting.countDown();
                      go.await();
                      return () -> closed.add("slow");
                    });
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    starting.await();
    CompletableFuture<Void> close = CompletableFuture.runAsync(parts::close);
    go.countDown();
    start.get();
    close.get();
    assertThat(closed).containsExactly("slow");
  }

  private void part(String name) throws Exception {
    parts.start(name, () -> () -> closed.add(name));
  }
}
