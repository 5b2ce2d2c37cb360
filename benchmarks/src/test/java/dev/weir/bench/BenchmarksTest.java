package dev.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarksTest {
  @Test
  void shouldFindEachBenchmarkByItsName() {
    assertThat(Benchmarks.all()).isNotEmpty();
    assertThat(Benchmarks.all()).extracting(Benchmark::name).doesNotHaveDuplicates();
    assertThat(Benchmarks.all())
        .allSatisfy(
            benchmark -> {
              assertThat(benchmark.name()).matches("[a-z]+(-[a-z]+)*");
              assertThat(benchmark.about()).isNotBlank().doesNotContain("\n");
              assertThat(Benchmarks.named(benchmark.name())).isPresent();
            });
    assertThat(Benchmarks.named("nothing")).isEmpty();
  }

  @Test
  void shouldRefuseWhatItDoesNotKnow() {
    assertThat(Main.run("nothing")).isEqualTo(2);
    assertThat(Main.run("--scale", "2")).isEqualTo(2);
    assertThat(Main.run("--list")).isZero();
  }

  @Test
  void shouldCloseInReverseAndLeaveNoFolder() throws Exception {
    List<String> closed = new ArrayList<>();
    Path folder;
    try (Workplace workplace = Workplace.open("test")) {
      folder = workplace.folder();
      Files.createDirectories(workplace.folder("deep"));
      workplace.closing((AutoCloseable) () -> closed.add("first"));
      workplace.closing((AutoCloseable) () -> closed.add("second"));
    }
    assertThat(closed).containsExactly("second", "first");
    assertThat(folder).doesNotExist();
  }
}
