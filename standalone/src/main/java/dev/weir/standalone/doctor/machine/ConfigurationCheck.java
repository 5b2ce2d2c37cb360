package dev.weir.standalone.doctor.machine;

import dev.weir.config.EditDistance;
import dev.weir.standalone.doctor.report.Check;
import dev.weir.standalone.doctor.report.Findings;
import dev.weir.standalone.doctor.subject.Running;
import dev.weir.standalone.doctor.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The variables of the environment. */
public final class ConfigurationCheck implements Check.Examination {
  private static final String VALUE_STREAM = "WEIR_VALUE_STREAM";

  /** Settings of what the clients load, by what their names begin with. */
  private static final List<String> OTHERS =
      List.of("sasl.", "ssl.", "security.", "interceptor.", "metric.reporters", "metrics.");

  private final Subject subject;

  public ConfigurationCheck(Subject subject) {
    this.subject = subject;
  }

  @Override
  public void examine(Findings findings) {
    int before = findings.soFar().size();
    for (String problem : subject.problems()) {
      if (!problem.startsWith(VALUE_STREAM)) {
        findings.wrong(
            "variable",
            problem,
            "docs/configuration.md tells every variable; ./weir up ends with code 2 until it is"
                + " mended");
      }
    }
    kafkaSettings(findings);
    subject.running().ifPresent(process -> differences(findings, process));
    if (findings.soFar().size() == before) {
      findings.ok("variables", "%d set, all understood".formatted(subject.variables().size()));
    }
  }

  /** Kafka's clients pass over what they do not know, so a misspelt setting has no effect. */
  private void kafkaSettings(Findings findings) {
    Set<String> known = new TreeSet<>(AdminClientConfig.configNames());
    known.addAll(ConsumerConfig.configNames());
    known.addAll(ProducerConfig.configNames());
    known.addAll(StreamsConfig.configDef().names());
    for (String setting : subject.services().ingest().kafka().keySet()) {
      if (!known.contains(setting) && OTHERS.stream().noneMatch(setting::startsWith)) {
        String variable = variable(setting);
        findings.warn(
            "Kafka settings",
            variable + " sets " + setting + ", which no client of Kafka knows",
            EditDistance.closest(setting, known)
                .map(near -> "did you mean " + variable(near) + "?")
                .orElse("take it out"));
      }
    }
  }

  private static String variable(String setting) {
    return "WEIR_KAFKA_" + setting.toUpperCase(java.util.Locale.ROOT).replace('.', '_');
  }

  /** Values are not told: they may be secrets. */
  private void differences(Findings findings, Running process) {
    if (process.pid() == ProcessHandle.current().pid()) {
      return;
    }
    List<String> other = new ArrayList<>();
    for (Map.Entry<String, String> here : subject.surroundings().variables().entrySet()) {
      String there = process.variables().get(here.getKey());
      if (here.getKey().startsWith("WEIR_") && !here.getValue().equals(there)) {
        other.add(here.getKey());
      }
    }
    if (!other.isEmpty() && !process.variables().isEmpty()) {
      other.sort(String::compareTo);
      findings.warn(
          "variables",
          "set otherwise here than where process "
              + process.pid()
              + " was started: "
              + String.join(", ", other),
          "what is set here holds for this examination; for the system it holds once it is started"
              + " again with it");
    }
  }
}
