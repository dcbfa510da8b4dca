package org.chartwarden.cds.services;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.cds.cards.Card;
import org.chartwarden.consistency.records.CheckedNote;
import org.chartwarden.consistency.records.NoteChecks;
import org.chartwarden.consistency.records.NotesWanted;
import org.chartwarden.consistency.rules.Severity;

/** Where the notes of the last days contradict the chart. */
@ApplicationScoped
class RecentNotesService implements CdsService {

  private static final int DAYS = 14;
  private static final int MOST_NOTES = 5;
  private static final int MOST_CARDS = 5;

  private final NoteChecks checks;

  @Inject
  RecentNotesService(NoteChecks checks) {
    this.checks = checks;
  }

  @Override
  public String id() {
    return "recent-notes";
  }

  @Override
  public Hook hook() {
    return Hook.PATIENT_VIEW;
  }

  @Override
  public String title() {
    return "Notes against the chart";
  }

  @Override
  public String description() {
    return "Statements of the newest notes of the last two weeks that the chart contradicts.";
  }

  @Override
  public List<Card> cards(HookCall call) {
    checks.requirePatient(call.who(), call.patient());
    List<CheckedNote> checked = new ArrayList<>();
    checks.checkAll(
        call.who(),
        new NotesWanted(
            call.patient(),
            Optional.empty(),
            Optional.of(call.now().minus(DAYS, ChronoUnit.DAYS).toLocalDate().toString()),
            Optional.empty(),
            MOST_NOTES),
        result -> result.checked().ifPresent(checked::add));
    return NoteFindings.cards(call, checked, false, Severity.MODERATE, MOST_CARDS);
  }
}
