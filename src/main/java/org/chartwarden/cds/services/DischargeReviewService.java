package org.chartwarden.cds.services;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.cds.cards.Card;
import org.chartwarden.consistency.records.CheckedNote;
import org.chartwarden.consistency.records.NoteChecks;
import org.chartwarden.consistency.records.NotesWanted;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;

/** What the notes of a stay and the chart do not agree about, before the patient leaves. */
@ApplicationScoped
class DischargeReviewService implements CdsService {

  private static final int MOST_NOTES = 20;
  private static final int MOST_CARDS = 10;

  private final NoteChecks checks;

  @Inject
  DischargeReviewService(NoteChecks checks) {
    this.checks = checks;
  }

  @Override
  public String id() {
    return "discharge-review";
  }

  @Override
  public Hook hook() {
    return Hook.ENCOUNTER_DISCHARGE;
  }

  @Override
  public String title() {
    return "Notes of the stay against the chart";
  }

  @Override
  public String description() {
    return "Statements of the notes of this encounter that the chart contradicts, and what matters"
        + " in the chart and is left out by them.";
  }

  @Override
  public List<Card> cards(HookCall call) {
    String encounter =
        call.encounter()
            .orElseThrow(
                () ->
                    FhirProblem.invalid(
                        "missing-member", "context.encounterId must name the encounter that ends"));
    ResourceKey key = new ResourceKey("Encounter", encounter);
    if (!checks.patientOf(call.who(), key).equals(call.patient())) {
      throw new FhirProblem(
          422,
          "business-rule",
          "encounter-of-other-patient",
          key.reference() + " is not of Patient/" + call.patient());
    }
    List<CheckedNote> checked = new ArrayList<>();
    checks.checkAll(
        call.who(),
        new NotesWanted(
            call.patient(), Optional.of(encounter), Optional.empty(), Optional.empty(), MOST_NOTES),
        result -> result.checked().ifPresent(checked::add));
    return NoteFindings.cards(call, checked, true, Severity.LOW, MOST_CARDS);
  }
}
