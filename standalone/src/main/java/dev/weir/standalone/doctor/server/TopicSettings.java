package dev.weir.standalone.doctor.server;

import dev.weir.standalone.doctor.report.Findings;
import dev.weir.topic.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;

/** What topics are kept with beside what the catalogue says; the same difference is told once. */
final class TopicSettings {
  private static final String MIN_IN_SYNC = "min.insync.replicas";
  private static final String NUMBER = "-?\\d{1,18}";

  private record Difference(String setting, String wanted, String there) {
    /** Whether records go that should stay, or are refused. */
    boolean loses() {
      if (!wanted.matches(NUMBER) || !there.matches(NUMBER)) {
        return true;
      }
      long kept = Long.parseLong(there);
      return kept >= 0 && (kept < Long.parseLong(wanted) || wanted.startsWith("-"));
    }
  }

  private record InSync(int least, int replicas) {}

  private final Map<Difference, List<String>> differences = new LinkedHashMap<>();
  private final Map<InSync, List<String>> inSync = new LinkedHashMap<>();

  /** Notes how a topic differs. */
  void compare(Topic<?, ?> topic, int replicas, Config config) {
    topic
        .settings()
        .forEach(
            (name, wanted) -> {
              String there = value(config, name);
              if (!wanted.equals(there)) {
                differences
                    .computeIfAbsent(
                        new Difference(name, wanted, there), difference -> new ArrayList<>())
                    .add(topic.name());
              }
            });
    String least = value(config, MIN_IN_SYNC);
    if (least.matches("\\d{1,4}")) {
      inSync
          .computeIfAbsent(new InSync(Integer.parseInt(least), replicas), one -> new ArrayList<>())
          .add(topic.name());
    }
  }

  private static String value(Config config, String setting) {
    ConfigEntry entry = config.get(setting);
    return entry == null || entry.value() == null ? "" : entry.value();
  }

  void tell(Findings findings) {
    differences.forEach((difference, topics) -> tell(findings, difference, topics));
    inSync.forEach((one, topics) -> tell(findings, one, topics));
  }

  private static void tell(Findings findings, Difference difference, List<String> topics) {
    String text =
        "%s=%s, and should be %s: %s"
            .formatted(
                difference.setting(),
                difference.there(),
                difference.wanted(),
                String.join(", ", topics));
    String cure = alter(topics.get(0), difference.setting(), difference.wanted());
    if (difference.loses()) {
      findings.wrong("kept otherwise", text, cure);
    } else {
      findings.warn("kept otherwise", text, cure);
    }
  }

  private static void tell(Findings findings, InSync one, List<String> topics) {
    String text = "%s=%d with %d replicas".formatted(MIN_IN_SYNC, one.least(), one.replicas());
    if (one.least() > one.replicas()) {
      findings.wrong(
          "in sync",
          text + ", so nothing can be written: " + String.join(", ", topics),
          alter(topics.get(0), MIN_IN_SYNC, Integer.toString(Math.max(1, one.replicas() - 1))));
    } else if (one.replicas() > 2 && one.least() < 2) {
      findings.warn(
          "in sync",
          text
              + ", so what was acknowledged can be lost with one broker: "
              + String.join(", ", topics),
          alter(topics.get(0), MIN_IN_SYNC, "2"));
    }
  }

  private static String alter(String topic, String setting, String value) {
    return "kafka-configs --alter --entity-type topics --entity-name %s --add-config %s=%s"
        .formatted(topic, setting, value);
  }
}
