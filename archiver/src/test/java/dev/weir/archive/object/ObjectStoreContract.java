package dev.weir.archive.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store does, the fake one and the real one. */
abstract class ObjectStoreContract {
  private final String folder = UUID.randomUUID() + "/year=2026/team_id=a%2Fb/";

  abstract ObjectStore store();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String text(String name) {
    return new String(store().read(name).orElseThrow().content(), StandardCharsets.UTF_8);
  }

  @Test
  void shouldFindNothingWhereNothingIs() {
    assertThat(store().read(folder + "none")).isEmpty();
    assertThat(store().readEnd(folder + "none", 10)).isEmpty();
    assertThat(store().list(folder)).isEmpty();
  }

  @Test
  void shouldReadWhatWasWritten() {
    Put put = store().putIfAbsent(folder + "a.parquet", bytes("0123456789"));
    assertThat(put).isInstanceOf(Put.Written.class);
    StoredObject read = store().read(folder + "a.parquet").orElseThrow();
    assertThat(read.content()).isEqualTo(bytes("0123456789"));
    assertThat(read.version()).isEqualTo(((Put.Written) put).version());
  }

  @Test
  void shouldReadTheEnd() {
    store().put(folder + "a", bytes("0123456789"));
    ObjectEnd end = store().readEnd(folder + "a", 4).orElseThrow();
    assertThat(end.size()).isEqualTo(10);
    assertThat(end.bytes()).isEqualTo(bytes("6789"));
    assertThat(store().readEnd(folder + "a", 100).orElseThrow().bytes())
        .isEqualTo(bytes("0123456789"));
  }

  @Test
  void shouldNotCreateWhatExists() {
    store().putIfAbsent(folder + "a", bytes("first"));
    assertThat(store().putIfAbsent(folder + "a", bytes("second"))).isEqualTo(new Put.Refused());
    assertThat(text(folder + "a")).isEqualTo("first");
  }

  @Test
  void shouldReplaceOnlyTheVersionThatWasRead() {
    Put.Written first = (Put.Written) store().putIfAbsent(folder + "a", bytes("first"));
    Put.Written second =
        (Put.Written) store().putIfUnchanged(folder + "a", first.version(), bytes("second"));
    assertThat(second.version()).isNotEqualTo(first.version());
    assertThat(store().putIfUnchanged(folder + "a", first.version(), bytes("third")))
        .isEqualTo(new Put.Refused());
    assertThat(text(folder + "a")).isEqualTo("second");
    assertThat(store().read(folder + "a").orElseThrow().version()).isEqualTo(second.version());
  }

  @Test
  void shouldNotReplaceWhatIsNotThere() {
    assertThat(store().putIfUnchanged(folder + "a", "\"v\"", bytes("x")))
        .isEqualTo(new Put.Refused());
    assertThat(store().read(folder + "a")).isEmpty();
  }

  @Test
  void shouldListInTheOrderOfTheNames() {
    List<String> names = List.of("t-0-10", "t-0-2", "t-1-0", "u");
    names.forEach(name -> store().put(folder + name, bytes(name)));
    assertThat(store().list(folder + "t-0-"))
        .containsExactly(
            new ListedObject(folder + "t-0-10", 6), new ListedObject(folder + "t-0-2", 5));
  }

  @Test
  void shouldLetOneOfManyWritersWin() throws Exception {
    assertThat(winners(i -> store().putIfAbsent(folder + "a", bytes("w" + i)))).isEqualTo(1);
    String version = store().read(folder + "a").orElseThrow().version();
    assertThat(winners(i -> store().putIfUnchanged(folder + "a", version, bytes("x" + i))))
        .isEqualTo(1);
  }

  private interface Writing {
    Put write(int writer);
  }

  private static long winners(Writing writing) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Put>> tasks =
          IntStream.range(0, 20).<Callable<Put>>mapToObj(i -> () -> writing.write(i)).toList();
      long won = 0;
      for (Future<Put> done : threads.invokeAll(tasks)) {
        won += done.get() instanceof Put.Written ? 1 : 0;
      }
      return won;
    } finally {
      threads.shutdown();
    }
  }
}
