package org.chartwarden.notes.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.times.NoteContext;

/** Turns what was read in a note into statements that a chart can confirm or contradict. Pure. */
public final class ClaimReader {

  private ClaimReader() {}

  /**
   * The statements of a note in its order, those that are not to be checked among them with the
   * reason.
   *
   * @param context against which its times are resolved
   */
  public static List<NoteClaim> read(ClinicalNote note, NoteContext context) {
    ClaimTimes times = new ClaimTimes(note, context);
    List<NoteClaim> drugs = MedicationClaims.of(note, times);
    List<NoteClaim> cultures = CultureClaims.of(note, times);
    List<NoteClaim> persons = PersonClaims.of(note, times);
    List<NoteClaim> claims = new ArrayList<>(drugs);
    claims.addAll(persons);
    ValueClaims.of(note, times).stream()
        .filter(claim -> drugs.stream().noneMatch(drug -> within(claim, drug)))
        .filter(claim -> cultures.stream().noneMatch(culture -> overlap(claim, culture)))
        .filter(claim -> persons.stream().noneMatch(person -> within(claim, person)))
        .forEach(claims::add);
    FindingClaims.of(note, times).stream()
        .filter(claim -> drugs.stream().noneMatch(drug -> within(claim, drug)))
        .forEach(claims::add);
    claims.addAll(cultures);
    claims.sort(Comparator.comparingInt(claim -> claim.span().start()));
    return List.copyOf(claims);
  }

  private static boolean overlap(NoteClaim a, NoteClaim b) {
    return a.span().start() < b.span().end() && b.span().start() < a.span().end();
  }

  /** A number of a dose is no result, and the name of a drug no condition. */
  private static boolean within(NoteClaim claim, NoteClaim drug) {
    return claim.span().start() >= drug.span().start() && claim.span().end() <= drug.span().end();
  }
}
