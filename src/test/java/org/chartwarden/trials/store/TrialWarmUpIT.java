package org.chartwarden.trials.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.TrialFixture;
import org.chartwarden.trials.importing.TrialImport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that has just started parses its trials before anybody asks for them. */
@QuarkusTest
class TrialWarmUpIT {

  @Inject TrialImport imports;
  @Inject FhirGateway gateway;
  @Inject TrialStoreConfig config;
  @TempDir Path folder;

  @Test
  void parsesOnceWhenNoMoreCriteriaCome() {
    TrialFixture.load(imports, folder);
    TrialStore started = new TrialStore(gateway, config);
    // Whatever is stored while this runs lies before what such a clock calls the last look.
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
    TrialWarmUp warmUp = new TrialWarmUp(gateway, started, later);

    assertThat(warmUp.parsed()).as("criteria have just come").isEmpty();
    StoredTrial parsed =
        warmUp.parsed().stream()
            .filter(trial -> trial.id().equals(TrialFixture.FITTING))
            .findFirst()
            .orElseThrow();
    assertThat(started.read(AccessContext.system("test"), parsed.study().id()).parsed())
        .as("nobody parses it again")
        .isSameAs(parsed.parsed());
    assertThat(warmUp.parsed()).as("nothing has come since").isEmpty();
  }
}
