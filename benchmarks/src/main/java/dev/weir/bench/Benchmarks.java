package dev.weir.bench;

import dev.weir.bench.archive.ArchiverBenchmark;
import dev.weir.bench.gateway.GatewayBenchmark;
import dev.weir.bench.lifecycle.LifecycleBenchmark;
import dev.weir.bench.micro.MicroBenchmarks;
import dev.weir.bench.model.HistoryBenchmark;
import dev.weir.bench.model.YearBenchmark;
import dev.weir.bench.pipeline.LatencyBenchmark;
import dev.weir.bench.pipeline.PipelineBenchmark;
import dev.weir.bench.pipeline.ProcessorBenchmark;
import dev.weir.bench.sink.SinkBenchmark;
import java.util.List;
import java.util.Optional;

/** All benchmarks, in the order in which they run. */
final class Benchmarks {
  private Benchmarks() {}

  static List<Benchmark> all() {
    return List.of(
        new GatewayBenchmark(),
        new SinkBenchmark(),
        new ArchiverBenchmark(),
        new LifecycleBenchmark(),
        new MicroBenchmarks(),
        new ProcessorBenchmark(),
        new LatencyBenchmark(),
        new PipelineBenchmark(),
        new YearBenchmark(),
        new HistoryBenchmark());
  }

  static Optional<Benchmark> named(String name) {
    return all().stream().filter(benchmark -> benchmark.name().equals(name)).findFirst();
  }
}
