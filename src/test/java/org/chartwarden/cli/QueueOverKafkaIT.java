package org.chartwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.testing.KafkaBrokerProcess;
import org.chartwarden.testing.ProgramProcess;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks travel over a real broker; a killed server goes on, and nothing is done twice. */
class QueueOverKafkaIT {

  private static final int PATIENTS = 12;
  private static final String TOPIC = "chartwarden.agent-tasks";

  @TempDir Path temp;

  @Test
  void tasksGoOverTheBrokerAndEndOnceAfterAKill() throws Exception {
    Optional<String> classPath = KafkaBrokerProcess.classPath();
    Assumptions.assumeTrue(
        classPath.isPresent(),
        "Maven cannot resolve the Kafka broker's jars here; see target/kafka-broker.log");
    Path folder = Files.createDirectory(temp.resolve("kafka"));
    try (KafkaBrokerProcess broker = KafkaBrokerProcess.start(classPath.get(), folder)) {
      Map<Integer, String> tasks = new HashMap<>();
      try (ProgramProcess server = serving(broker, "1")) {
        LocalServer client = new LocalServer(server.awaitServing());
        assertThat(client.postFhir("/fhir", PotassiumWard.charts(PATIENTS)).status())
            .isEqualTo(200);
        for (int patient = 0; patient < PATIENTS; patient++) {
          LocalServer.Reply reply = client.postTask(PotassiumWard.task(patient), 0);
          assertThat(reply.status()).as(reply.body().toString()).isIn(200, 201, 202);
          tasks.put(patient, reply.body().path("id").asText());
        }
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(10))
            .until(() -> ended(client, tasks) >= 1 || !server.isAlive());
        assertThat(server.isAlive()).as(server.printed()).isTrue();
        server.kill();
      }
      try (ProgramProcess server = serving(broker, "2")) {
        LocalServer client = new LocalServer(server.awaitServing());
        Awaitility.await()
            .atMost(Duration.ofSeconds(90))
            .until(() -> ended(client, tasks) == PATIENTS);
        for (int patient = 0; patient < PATIENTS; patient++) {
          assertThat(PotassiumWard.status(client, tasks.get(patient))).isEqualTo("completed");
          assertThat(PotassiumWard.total(client, "MedicationRequest", patient)).isEqualTo(1);
          assertThat(PotassiumWard.total(client, "ServiceRequest", patient)).isEqualTo(1);
        }
      }
      assertThat(sent(broker)).containsAll(tasks.values());
    }
  }

  private static long ended(LocalServer client, Map<Integer, String> tasks) {
    return tasks.values().stream()
        .map(id -> PotassiumWard.status(client, id))
        .filter(List.of("completed", "failed")::contains)
        .count();
  }

  private ProgramProcess serving(KafkaBrokerProcess broker, String name) throws Exception {
    return ProgramProcess.start(
        "queue-" + name,
        Map.of(
            "CHARTWARDEN_QUEUE",
            "kafka",
            "KAFKA_BOOTSTRAP_SERVERS",
            broker.servers(),
            // The group forgets a killed consumer after 6 s instead of 45 s.
            "JAVA_TOOL_OPTIONS",
            "-Dmp.messaging.incoming.agent-tasks-in.session.timeout.ms=6000"),
        "serve",
        "--port",
        "0",
        "--data",
        temp.resolve("data").toString());
  }

  /** The ids of the tasks that went over the topic. */
  private static Set<String> sent(KafkaBrokerProcess broker) {
    Set<String> ids = new HashSet<>();
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.servers());
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(TOPIC).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (System.nanoTime() < end
          && partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(500))) {
          ids.add(message.value().strip());
        }
      }
    }
    return ids;
  }
}
