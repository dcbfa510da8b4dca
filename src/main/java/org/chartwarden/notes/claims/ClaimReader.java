package org.chartwarden.notes.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    ClaimTimes times = new ClaimTimes(note, StatedStay.of(note, context));
    List<NoteClaim> drugs = MedicationClaims.of(note, times);
    List<NoteClaim> cultures = CultureClaims.of(note, times);
    List<NoteClaim> persons = PersonClaims.of(note, times);
    // A number of a dose is no result, and the name of a drug no condition.
    Covered dosed = new Covered(drugs);
    Covered grown = new Covered(cultures);
    Covered told = new Covered(persons);
    List<NoteClaim> claims = new ArrayList<>(drugs);
    claims.addAll(persons);
    // What is a value and a dose is judged as both; the row decides which it is.
    ValueClaims.of(note, times).stream()
        .filter(claim -> !grown.touches(claim))
        .filter(claim -> !told.holds(claim))
        .forEach(claims::add);
    FindingClaims.of(note, times).stream()
        .filter(claim -> !dosed.holds(claim))
        .forEach(claims::add);
    claims.addAll(cultures);
    claims.sort(Comparator.comparingInt(claim -> claim.span().start()));
    return List.copyOf(claims);
  }

  /** The stretches of a note that some statements cover. */
  private static final class Covered {
    private final TreeMap<Integer, Integer> ends = new TreeMap<>();

    Covered(List<NoteClaim> claims) {
      claims.forEach(claim -> ends.merge(claim.span().start(), claim.span().end(), Math::max));
    }

    /** Whether a statement lies within one of them. */
    boolean holds(NoteClaim claim) {
      Map.Entry<Integer, Integer> before = ends.floorEntry(claim.span().start());
      return before != null && before.getValue() >= claim.span().end();
    }

    /** Whether a statement shares a character with one of them. */
    boolean touches(NoteClaim claim) {
      Map.Entry<Integer, Integer> before = ends.floorEntry(claim.span().end() - 1);
      return before != null && before.getValue() > claim.span().start();
    }
  }
}
