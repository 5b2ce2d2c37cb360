package dev.weir.embedded.kafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker in a JVM of its own, with producers that commit one transaction after the other. */
final class CommittingProcess {
  static final String TOPIC = "commits";
  static final int PARTITIONS = 4;
  private static final int PRODUCERS = 4;
  private static final int COMMITS_BEFORE_READY = 20;

  private final Process process;

  private CommittingProcess(Process process) {
    this.process = process;
  }

  /** Runs in the child: commits until it is killed, or stops the broker when its input ends. */
  public static void main(String[] arguments) throws Exception {
    EmbeddedKafka kafka = EmbeddedKafka.start(new EmbeddedKafka.Settings(Path.of(arguments[0]), 0));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      NewTopic topic = new NewTopic(TOPIC, Optional.of(PARTITIONS), Optional.empty());
      admin.createTopics(List.of(topic)).all().get();
    }
    for (int number = 0; number < PRODUCERS; number++) {
      String id = "producer-" + number;
      Thread thread = new Thread(() -> commit(kafka.bootstrapServers(), id), id);
      thread.setDaemon(true);
      thread.start();
    }
    System.in.readAllBytes();
    kafka.close();
  }

  private static void commit(String servers, String id) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", servers,
            "transactional.id", id,
            "transaction.timeout.ms", 2000);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      for (int commits = 1; true; commits++) {
        producer.beginTransaction();
        for (int partition = 0; partition < PARTITIONS; partition++) {
          producer.send(new ProducerRecord<>(TOPIC, partition, id, "text"));
        }
        producer.commitTransaction();
        if (commits == COMMITS_BEFORE_READY) {
          System.out.println("ready");
        }
      }
    } catch (KafkaException e) {
      // The broker stops.
    }
  }

  /** Starts the child and returns when every producer has committed some transactions. */
  static CommittingProcess start(Path folder) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                CommittingProcess.class.getName(),
                "" + folder)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (int ready = 0; ready < PRODUCERS; ready++) {
      if (output.readLine() == null) {
        throw new IOException("the child ended early");
      }
    }
    return new CommittingProcess(process);
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void stop() throws IOException, InterruptedException {
    process.getOutputStream().close();
    process.waitFor();
  }
}
