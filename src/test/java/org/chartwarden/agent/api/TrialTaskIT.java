package org.chartwarden.agent.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.AgentTasks;
import org.chartwarden.trials.TrialFixture;
import org.chartwarden.trials.importing.TrialImport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions about clinical trials in plain words, with the offline planner. */
@QuarkusTest
class TrialTaskIT {

  @Inject TrialImport imports;
  @TempDir Path folder;

  @BeforeEach
  void load() {
    TrialFixture.load(imports, folder);
  }

  @Test
  void tellsHowAPatientStandsToATrial() {
    JsonNode fits = run("Is Patient/trial-patient eligible for NCT91000001?");
    assertThat(fits.path("status").asText()).as(fits.toString()).isEqualTo("completed");
    assertThat(fits.path("answer").toString()).isEqualTo("[\"potentially_eligible\"]");
    assertThat(fits.path("evidence").toString())
        .contains("ResearchStudy/NCT91000001/_history/", "Condition/trial-condition/_history/");
    JsonNode not = run("Does Patient/trial-patient qualify for the trial NCT91000002?");
    assertThat(not.path("answer").toString()).isEqualTo("[\"not_relevant\"]");
    assertThat(not.path("explanation").asText()).contains("Age 18 to 30");
  }

  @Test
  void findsTheTrialsOfAPatient() {
    JsonNode task = run("Which recruiting trials could Patient/trial-patient join?");
    assertThat(task.path("status").asText()).as(task.toString()).isEqualTo("completed");
    assertThat(task.path("answer").toString())
        .contains("NCT91000001")
        .doesNotContain("NCT91000002");
  }

  @Test
  void saysThatThereIsNoSuchTrial() {
    JsonNode task = run("Is Patient/trial-patient eligible for NCT00000009?");
    assertThat(task.path("status").asText()).as(task.toString()).isEqualTo("declined");
    assertThat(task.toString()).contains("NCT00000009");
  }

  @Test
  void findsThePatientsOfATrialOrSaysThatTheyAreTooMany() {
    // The first question of a server reads every word list; the wait of a task is for later ones.
    run("Is Patient/trial-patient eligible for NCT91000001?");
    JsonNode task = run("Who could take part in NCT91000001?");
    if (task.path("status").asText().equals("completed")) {
      assertThat(task.path("answer").toString())
          .contains("Patient/trial-patient")
          .doesNotContain("Patient/trial-other");
    } else {
      assertThat(task.toString()).contains("there are more than");
    }
  }

  private static JsonNode run(String instruction) {
    ObjectNode task = Json.object();
    task.put("instruction", instruction);
    task.put("context", "It's 2026-11-20T10:15:00+00:00 now.");
    task.put("mode", "read-only");
    return AgentTasks.run(task);
  }
}
