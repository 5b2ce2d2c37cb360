package dev.weir.standalone.doctor.server;

import dev.weir.ingest.IngestConfig;
import dev.weir.standalone.doctor.report.Causes;
import dev.weir.standalone.doctor.report.Check;
import dev.weir.standalone.doctor.report.Findings;
import dev.weir.standalone.doctor.subject.Subject;
import dev.weir.topic.TopicCatalogue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** Kafka: reachable, its brokers, its topics, and how far its readers are. */
public final class KafkaCheck implements Check.Examination {
  private static final int SECONDS = 45;
  private static final int CONNECT_MILLIS = 5_000;

  private static final String NOT_THERE =
      "start it, open the way to it, or set WEIR_KAFKA_BOOTSTRAP_SERVERS to where it is; brokers"
          + " with TLS or SASL want WEIR_KAFKA_SECURITY_PROTOCOL too";

  private final Subject subject;

  public KafkaCheck(Subject subject) {
    this.subject = subject;
  }

  @Override
  public void examine(Findings findings) throws Exception {
    if (!subject.hasKafka()) {
      findings.note("Kafka", "embedded; ./weir up starts it");
      return;
    }
    IngestConfig ingest = subject.services().ingest();
    String servers = String.valueOf(ingest.kafka().get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
    Optional<String> unreachable = unreachable(servers);
    if (unreachable.isPresent()) {
      findings.wrong("Kafka", unreachable.get(), NOT_THERE);
      return;
    }
    try (Admin admin = Admin.create(settings(ingest.kafka()))) {
      Brokers brokers = Brokers.describe(admin);
      brokers.tell(findings, servers);
      TopicCatalogue catalogue =
          new TopicCatalogue(
              ingest.topicPrefix(), subject.services().sink().generation(), ingest.partitions());
      new Topics(admin, catalogue, brokers.count(), subject).tell(findings);
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      Throwable behind = e.getCause();
      Throwable cause = e instanceof ExecutionException && behind != null ? behind : e;
      findings.wrong("Kafka", servers + ": " + Causes.of(cause), cure(cause));
    }
  }

  /** Why no address takes a connection; empty if one does. Kafka's client only gives up late. */
  static Optional<String> unreachable(String servers) {
    String why = "no address is given";
    for (String server : servers.split(",", -1)) {
      int colon = server.lastIndexOf(':');
      String port = server.substring(colon + 1).strip();
      if (colon < 0 || !port.matches("\\d{1,5}")) {
        why = server.strip() + " is no host:port";
        continue;
      }
      String host =
          server.substring(server.indexOf("://") < 0 ? 0 : server.indexOf("://") + 3, colon);
      try (Socket socket = new Socket()) {
        InetAddress address = InetAddress.getByName(host.strip());
        socket.connect(new InetSocketAddress(address, Integer.parseInt(port)), CONNECT_MILLIS);
        return Optional.empty();
      } catch (IOException | IllegalArgumentException e) {
        why = server.strip() + " cannot be reached: " + Causes.of(e);
      }
    }
    return Optional.of(why);
  }

  static Map<String, Object> settings(Map<String, Object> kafka) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, SECONDS * 1_000);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, SECONDS * 1_000 - 1_000);
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "weir-doctor");
    return settings;
  }

  private static String cure(Throwable failure) {
    if (failure instanceof SaslAuthenticationException) {
      return "set WEIR_KAFKA_SASL_JAAS_CONFIG (and WEIR_KAFKA_SASL_MECHANISM) to what the brokers"
          + " know";
    }
    if (failure instanceof SslAuthenticationException) {
      return "set WEIR_KAFKA_SSL_TRUSTSTORE_LOCATION and WEIR_KAFKA_SECURITY_PROTOCOL to what the"
          + " brokers speak";
    }
    if (failure instanceof AuthorizationException) {
      return "allow this user to describe and alter the topics and groups that begin with weir";
    }
    return NOT_THERE;
  }

  /** What a call comes to, waited for no longer than a few seconds. */
  static <T> T await(KafkaFuture<T> future)
      throws ExecutionException, InterruptedException, TimeoutException {
    return future.get(SECONDS + 1, TimeUnit.SECONDS);
  }
}
