package org.chartwarden.consistency.checking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.claims.ClaimReader;
import org.chartwarden.notes.claims.ClaimTimes;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.times.NoteContext;

/**
 * Checks every statement of a note against the rows of a chart. Pure: the same note, context and
 * table give the same report.
 */
public final class ConsistencyChecker {

  /** As many statements of one note are checked where nobody says how many; no ward writes more. */
  public static final int MAX_STATEMENTS = 1000;

  private ConsistencyChecker() {}

  /**
   * Checks a note.
   *
   * @param note the note as {@link org.chartwarden.notes.NoteReader} read it
   * @param context when it was written and in which stay
   * @param table the rows that the caller may see; see {@link ChartTableReader}
   * @return one finding for each statement that can be held against a chart, in the order of the
   *     note, then the rows that the note leaves out
   */
  public static ConsistencyReport check(ClinicalNote note, NoteContext context, ChartTable table) {
    List<NoteClaim> statements = ClaimReader.read(withChartDrugs(note, table), context);
    return check(note, first(statements, MAX_STATEMENTS), context, table);
  }

  /** The note with the drugs that only the chart's own names tell, for whoever reads statements. */
  public static ClinicalNote withChartDrugs(ClinicalNote note, ChartTable table) {
    return note.withMedications(ChartDrugs.read(note, table));
  }

  /** The statements of a note up to so many that can be held against a chart. */
  public static List<NoteClaim> first(List<NoteClaim> statements, int most) {
    int checkable = 0;
    for (int i = 0; i < statements.size(); i++) {
      checkable += statements.get(i).checkable() ? 1 : 0;
      if (checkable > most) {
        return statements.subList(0, i);
      }
    }
    return statements;
  }

  /**
   * As {@link #check(ClinicalNote, NoteContext, ChartTable)}, for statements that somebody read in
   * the note {@linkplain #withChartDrugs with the chart's drugs}.
   */
  public static ConsistencyReport check(
      ClinicalNote note, List<NoteClaim> statements, NoteContext context, ChartTable table) {
    Candidates candidates = new Candidates(table, context, statements.size());
    List<NoteClaim> claims =
        ChartEvents.add(note, new ClaimTimes(note, context), statements, table, candidates);
    List<Finding> findings = new ArrayList<>();
    List<NoteClaim> drugs = new ArrayList<>();
    Map<String, List<NoteClaim>> measured = new LinkedHashMap<>();
    for (NoteClaim claim : claims) {
      if (!claim.checkable()) {
        continue;
      }
      switch (claim.kind()) {
        case LAB, VITAL, INPUT_OUTPUT ->
            measured
                .computeIfAbsent(
                    claim.concepts().isEmpty() ? claim.name() : claim.concepts().get(0),
                    key -> new ArrayList<>())
                .add(claim);
        case MEDICATION -> drugs.add(claim);
        case CONDITION, PROCEDURE, ALLERGY, PERSON ->
            EventChoice.of(claim, context, candidates.of(claim)).ifPresent(findings::add);
      }
    }
    MedicationChoice.all(drugs, context, candidates, table, findings);
    Set<RecordPointer> taken = new HashSet<>();
    List<NoteClaim> unnamed = new ArrayList<>();
    for (List<NoteClaim> same : measured.values()) {
      MeasuredChoice.of(same, context, candidates, taken, findings, unnamed);
    }
    ValueAlone.of(unnamed, context, table, taken, findings);
    findings.sort(Comparator.comparingInt(finding -> finding.claim().orElseThrow().span().start()));
    List<Finding> settled = new ArrayList<>(Overlaps.settled(findings));
    settled.addAll(Omissions.of(claims, context, table));
    return new ConsistencyReport(settled);
  }
}
