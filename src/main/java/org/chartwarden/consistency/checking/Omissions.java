package org.chartwarden.consistency.checking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.consistency.rules.ChartedValue;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.MatchedRow;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.consistency.rules.Verdict;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.medications.Medication;
import org.chartwarden.notes.medications.MedicationNames;
import org.chartwarden.notes.times.NoteContext;

/**
 * What the chart of the last day says and the note leaves out, where it matters: critical results,
 * germs in the blood, new anticoagulants, and allergies to drugs that the note gives.
 */
final class Omissions {

  private static final Duration DAY = Duration.ofHours(24);
  private static final String ANTICOAGULANT = "anticoagulant";
  private static final String BLOOD = "culture:blood";
  private static final Set<String> OVER =
      Set.of("resolved", "inactive", "entered-in-error", "stopped", "cancelled", "completed");

  private final List<NoteClaim> claims;
  private final NoteContext context;
  private final Set<String> said = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  private Omissions(List<NoteClaim> claims, NoteContext context) {
    this.claims = claims;
    this.context = context;
    claims.forEach(claim -> said.addAll(claim.concepts()));
  }

  /** What is left out, in the order of the chart. */
  static List<Finding> of(List<NoteClaim> claims, NoteContext context, ChartTable table) {
    Omissions omissions = new Omissions(claims, context);
    table.rows().forEach(omissions::look);
    return omissions.findings;
  }

  private void look(TableValue row) {
    switch (row.kind()) {
      case LAB, VITAL, INPUT_OUTPUT -> result(row);
      case MEDICATION -> drug(row);
      case ALLERGY -> allergy(row);
      case CONDITION, PROCEDURE, PERSON -> {
        // That a note does not name every diagnosis is no fault of it.
      }
    }
  }

  private void result(TableValue row) {
    if (!lately(row) || !Collections.disjoint(said, row.concepts())) {
      return;
    }
    if (CriticalResults.critical(row)) {
      add(
          row,
          "the note does not mention the critical " + row.display() + " of " + text(row),
          "Add the result and what was done about it.");
    } else if (row.concepts().contains(BLOOD)
        && row.concepts().stream().anyMatch(id -> id.startsWith("organism:"))) {
      add(
          row,
          "the note does not mention that the blood culture has " + text(row),
          "Add the result and what was done about it.");
    }
  }

  private void drug(TableValue row) {
    boolean isNew = lately(row) && !OVER.contains(row.status());
    if (isNew && classes(row).contains(ANTICOAGULANT) && !spoken(row)) {
      add(
          row,
          "the note does not mention " + row.display() + ", which was begun within a day of it",
          "Add the anticoagulant and why it is given.");
    }
  }

  /** An allergy to a drug that the note gives. */
  private void allergy(TableValue row) {
    if (OVER.contains(row.status())) {
      return;
    }
    Optional<NoteClaim> given =
        claims.stream()
            .filter(claim -> claim.kind() == ClaimKind.MEDICATION && claim.checkable())
            .filter(claim -> claim.concepts().stream().anyMatch(id -> allergic(row, id)))
            .findFirst();
    given.ifPresent(
        claim ->
            add(
                row,
                "the note gives "
                    + claim.name()
                    + " and does not mention the allergy to "
                    + row.display(),
                "Check the allergy before the drug is given."));
  }

  private boolean allergic(TableValue row, String drug) {
    Optional<Medication> given = MedicationNames.standard().byId(drug);
    return given.isPresent()
        && claims.stream().noneMatch(claim -> claim.kind() == ClaimKind.ALLERGY)
        && row.concepts().stream()
            .flatMap(id -> MedicationNames.standard().byId(id).stream())
            .anyMatch(allergen -> allergen.sameAs(given.get()) || allergen.isClassOf(given.get()));
  }

  private boolean spoken(TableValue row) {
    return !Collections.disjoint(said, row.concepts());
  }

  private static Set<String> classes(TableValue row) {
    Set<String> classes = new HashSet<>();
    for (String id : row.concepts()) {
      MedicationNames.standard().byId(id).ifPresent(drug -> classes.addAll(drug.classes()));
    }
    return classes;
  }

  private boolean lately(TableValue row) {
    Instant start = row.start().orElse(Instant.MIN);
    return !start.isBefore(context.written().minus(DAY)) && !start.isAfter(context.written());
  }

  private static String text(TableValue row) {
    return row.value().map(ChartedValue::text).orElse("");
  }

  private void add(TableValue row, String reason, String advice) {
    findings.add(
        new Finding(
            Verdict.LEFT_OUT,
            row.kind(),
            Optional.empty(),
            List.of(),
            List.of(new MatchedRow(row.source(), row.display(), MatchedRow.Role.JUDGED_BY)),
            "omission",
            "rows of the day before the note",
            "",
            Optional.of(Severity.HIGH),
            reason,
            advice,
            false));
  }
}
