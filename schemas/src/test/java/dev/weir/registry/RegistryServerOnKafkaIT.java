package dev.weir.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.embedded.kafka.EmbeddedKafka;
import java.net.BindException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded registry on a real broker. */
class RegistryServerOnKafkaIT {
  @TempDir static Path folder;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void startKafka() {
    kafka = EmbeddedKafka.start(new EmbeddedKafka.Settings(folder, 0));
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @AfterEach
  void removeTopic() throws Exception {
    try (Admin admin = Admin.create(clientSettings())) {
      if (admin.listTopics().names().get().contains("_schemas")) {
        admin.deleteTopics(List.of("_schemas")).all().get();
      }
    }
  }

  private static Map<String, Object> clientSettings() {
    return Map.of("bootstrap.servers", kafka.bootstrapServers());
  }

  private static RegistryServer start() {
    return RegistryServer.start(new RegistryServer.Settings("127.0.0.1", 0, clientSettings()));
  }

  @Test
  void shouldKeepIdsAndLevelsAcrossRestarts() {
    int person;
    int extended;
    try (RegistryServer server = start();
        HttpSchemaRegistry client = new HttpSchemaRegistry(server.uri())) {
      person = client.register("a-value", SampleSchemas.person());
      extended = client.register("a-value", SampleSchemas.personWithOptional("mail"));
    }

    try (RegistryServer server = start();
        HttpSchemaRegistry client = new HttpSchemaRegistry(server.uri())) {
      assertThat(client.byId(person)).isEqualTo(SampleSchemas.person());
      assertThat(client.register("a-value", SampleSchemas.personWithOptional("mail")))
          .isEqualTo(extended);
      assertThat(client.register("a-value", SampleSchemas.personWithOptional("phone")))
          .isGreaterThan(extended);
      assertThatThrownBy(() -> client.register("a-value", SampleSchemas.personWithRequiredAge()))
          .isInstanceOf(IncompatibleSchemaException.class);
    }
  }

  @Test
  void shouldMakeACompactedTopicOfOnePartition() throws Exception {
    start().close();

    try (Admin admin = Admin.create(clientSettings())) {
      ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "_schemas");
      assertThat(admin.describeConfigs(List.of(topic)).all().get().get(topic).get("cleanup.policy"))
          .satisfies(entry -> assertThat(entry.value()).isEqualTo("compact"));
      assertThat(
              admin
                  .describeTopics(List.of("_schemas"))
                  .allTopicNames()
                  .get()
                  .get("_schemas")
                  .partitions())
          .hasSize(1);
    }
  }

  @Test
  void shouldRefuseATopicThatWouldLoseSchemas() throws Exception {
    try (Admin admin = Admin.create(clientSettings())) {
      NewTopic unfit = new NewTopic("_schemas", Optional.of(1), Optional.empty());
      admin.createTopics(List.of(unfit.configs(Map.of("cleanup.policy", "delete")))).all().get();
    }

    assertThatThrownBy(RegistryServerOnKafkaIT::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("compact");
  }

  @Test
  void shouldNotGiveAnIdTwiceWhenTwoServersShareTheTopic() {
    try (RegistryServer first = start();
        RegistryServer second = start();
        HttpSchemaRegistry one = new HttpSchemaRegistry(first.uri());
        HttpSchemaRegistry two = new HttpSchemaRegistry(second.uri())) {
      int a = one.register("a-value", SampleSchemas.person());
      int b = two.register("b-value", SampleSchemas.personWithOptional("b"));
      int c = one.register("c-value", SampleSchemas.personWithOptional("c"));

      assertThat(List.of(a, b, c)).doesNotHaveDuplicates();
      assertThat(two.register("a-value", SampleSchemas.person())).isEqualTo(a);
    }
  }

  @Test
  void shouldSayThatThePortIsTaken() {
    try (RegistryServer server = start()) {
      int port = server.uri().getPort();
      RegistryServer.Settings settings =
          new RegistryServer.Settings("127.0.0.1", port, clientSettings());

      assertThatThrownBy(() -> RegistryServer.start(settings))
          .hasRootCauseInstanceOf(BindException.class)
          .hasMessageContaining(String.valueOf(port));
    }
  }

  @Test
  void shouldCloseTwice() {
    RegistryServer server = start();
    server.close();
    server.close();
  }
}
