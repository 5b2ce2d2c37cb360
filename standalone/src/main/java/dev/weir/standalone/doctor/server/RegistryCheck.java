package dev.weir.standalone.doctor.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.ingest.IngestConfig;
import dev.weir.serde.WeirSerdes;
import dev.weir.standalone.doctor.report.Causes;
import dev.weir.standalone.doctor.report.Check;
import dev.weir.standalone.doctor.report.Findings;
import dev.weir.standalone.doctor.subject.Subject;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaParseException;

/** The schema registry: reachable, its clock, and its schemas beside ours. */
public final class RegistryCheck implements Check.Examination {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int VERSIONS = 20;
  private static final int TOLD = 3;

  private final Subject subject;
  private final Asked asked;
  private final String base;

  public RegistryCheck(Subject subject) {
    this.subject = subject;
    this.asked = new Asked(subject.surroundings().clock());
    this.base = subject.services().ingest().registryUrl().toString().replaceAll("/+$", "");
  }

  @Override
  public void examine(Findings findings) throws InterruptedException {
    if (!subject.hasRegistry()) {
      findings.note("registry", "embedded; ./weir up starts it");
      return;
    }
    try {
      Asked.Answer subjects = asked.get(URI.create(base + "/subjects"));
      if (subjects.status() != OK || !subjects.json().isArray()) {
        findings.wrong(
            "registry",
            "%s answers %d, not as a registry does".formatted(base, subjects.status()),
            "set WEIR_REGISTRY_URL to a registry with Confluent's API; Apicurio has it under"
                + " /apis/ccompat/v7");
        return;
      }
      findings.ok("registry", "%s, %d subjects".formatted(base, subjects.json().size()));
      subjects.compareClock(findings, "the registry");
      level(findings);
      schemas(findings);
    } catch (IOException | IllegalArgumentException e) {
      findings.wrong(
          "registry",
          "%s cannot be reached: %s".formatted(base, Causes.of(e)),
          "start it, open the way to it, or set WEIR_REGISTRY_URL to where it is");
    }
  }

  private void level(Findings findings) throws IOException, InterruptedException {
    Asked.Answer config = asked.get(URI.create(base + "/config"));
    String level = config.json().path("compatibilityLevel").asText("");
    if (config.status() == OK && level.equals("NONE")) {
      findings.warn(
          "compatibility",
          "the registry takes any schema: level NONE",
          "set BACKWARD_TRANSITIVE for the subjects of Weir");
    }
  }

  private void schemas(Findings findings) throws IOException, InterruptedException {
    IngestConfig ingest = subject.services().ingest();
    int generation = subject.services().sink().generation();
    TopicCatalogue catalogue =
        new TopicCatalogue(ingest.topicPrefix(), generation, ingest.partitions());
    List<String> absent = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    int compared = 0;
    for (Topic<?, ?> topic : catalogue.all()) {
      compared += compare(topic.keySubject(), WeirSerdes.keySchema(topic), absent, unreadable);
      compared += compare(topic.valueSubject(), WeirSerdes.valueSchema(topic), absent, unreadable);
    }
    if (!unreadable.isEmpty()) {
      findings.wrong(
          "schemas",
          "%d of our schemas cannot read what was written with theirs: %s"
              .formatted(unreadable.size(), String.join("; ", first(unreadable))),
          "run the release that wrote them, or give this one a registry or a WEIR_TOPIC_PREFIX of"
              + " its own");
    } else if (compared > 0) {
      findings.ok("schemas", "ours read all %d versions that are registered".formatted(compared));
    }
    if (!absent.isEmpty()) {
      findings.note(
          "schemas", "%d subjects are registered with the first start".formatted(absent.size()));
    }
  }

  /** Compares with every version, and answers how many there are. */
  private int compare(String name, Schema ours, List<String> absent, List<String> unreadable)
      throws IOException, InterruptedException {
    String path =
        base + "/subjects/" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "/versions";
    Asked.Answer versions = asked.get(URI.create(path));
    if (versions.status() == NOT_FOUND) {
      absent.add(name);
      return 0;
    }
    int compared = 0;
    for (JsonNode version : versions.json()) {
      if (compared < VERSIONS) {
        Asked.Answer schema = asked.get(URI.create(path + "/" + version.asText()));
        incompatibility(name, ours, schema.json().path("schema").asText(""), unreadable);
        compared++;
      }
    }
    return compared;
  }

  private static void incompatibility(
      String name, Schema ours, String theirs, List<String> unreadable) {
    try {
      Schema writer = new Schema.Parser().parse(theirs);
      var result = SchemaCompatibility.checkReaderWriterCompatibility(ours, writer);
      if (result.getType() != SchemaCompatibilityType.COMPATIBLE) {
        var first = result.getResult().getIncompatibilities().get(0);
        unreadable.add(name + ": " + first.getType() + " at " + first.getLocation());
      }
    } catch (SchemaParseException e) {
      unreadable.add(name + ": no schema of Avro");
    }
  }

  private static List<String> first(List<String> all) {
    return all.subList(0, Math.min(TOLD, all.size()));
  }
}
