package org.chartwarden.smart.api;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.chartwarden.smart.RecordDirectory;
import org.chartwarden.smart.RecordDirectory.PatientEntry;
import org.chartwarden.smart.launching.EhrLaunches;
import org.chartwarden.smart.users.UserAccount;

/** The page on which people launch apps for a patient. */
@ApplicationScoped
class LaunchPages {

  private static final int SHOWN = 20;

  private final Template launch;
  private final RecordDirectory record;
  private final EhrLaunches launches;

  @Inject
  LaunchPages(
      @Location("auth/launch") Template launch, RecordDirectory record, EhrLaunches launches) {
    this.launch = launch;
    this.record = record;
    this.launches = launches;
  }

  /**
   * The page for a user.
   *
   * @param wanted id of a patient who was chosen, or empty
   * @param search name or identifier that is looked for
   * @param problem why a launch was refused, or empty
   */
  PageAnswer choose(UserAccount user, String wanted, String search, String problem) {
    Optional<String> id =
        record.patientOf(user.fhirUser()).or(() -> Optional.of(wanted).filter(t -> !t.isBlank()));
    Optional<PatientEntry> patient = id.flatMap(of -> record.patient(user.fhirUser(), of));
    return AuthorizationPages.page(
        problem.isEmpty() ? 200 : 400,
        launch
            .data("user", user.display())
            .data("patient", patient.orElse(null))
            .data("own", record.patientOf(user.fhirUser()).isPresent())
            .data("search", search)
            .data("problem", problem)
            .data(
                "found",
                patient.isEmpty() ? record.patients(user.fhirUser(), search, SHOWN) : List.of())
            .data(
                "encounters",
                patient
                    .map(found -> record.encounters(user.fhirUser(), found.id(), SHOWN))
                    .orElse(List.of()))
            .data("apps", launches.apps()));
  }
}
