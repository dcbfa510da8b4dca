package org.chartwarden.consistency.plausibility.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chartwarden.consistency.rules.Severity;

/**
 * A drug that was stopped in one part of the note and stands among the drugs to go on with in
 * another.
 */
final class StoppedDrugContinuedRule implements NoteRule {

  private static final Phrases STOPPED =
      Phrases.of(
          "discontinued;stopped;d/c'd;dc'd;discontinue;stop;stopping;discontinuing;permanently"
              + " discontinued");
  private static final Phrases BACK =
      Phrases.of(
          "restart;restarted;resume;resumed;re-started;reintroduced;again;home dose;temporarily;hold;"
              + "held;until;initially;then;iv;drip;infusion;transitioned;switched;changed;after;"
              + "before;if;instead;decreased;increased;reduced;gtt;completed;bridge;prior to");

  @Override
  public String id() {
    return "stopped-drug-continued";
  }

  @Override
  public String title() {
    return "A drug stopped in one place and listed as continued in another.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<NoteFlaw> flaws = new ArrayList<>();
    Set<String> told = new HashSet<>();
    Set<String> tried = new HashSet<>();
    Set<String> restarted = restarted(note);
    for (DrugStatement stopped : note.drugs()) {
      if (stopped.use() != DrugStatement.Use.STOPPED
          || stopped.isClass()
          || restarted.contains(stopped.drug().id())
          || !note.says(stopped.sentence(), STOPPED)
          || note.says(stopped.sentence(), BACK)
          || !tried.add(stopped.drug().id())) {
        continue;
      }
      for (DrugStatement other : note.drugs()) {
        if (other.drug().id().equals(stopped.drug().id())
            && other.taken()
            && goesOn(note, other)
            && !note.says(other.sentence(), BACK)
            && told.add(other.drug().id())) {
          flaws.add(
              new NoteFlaw(
                  id(),
                  Severity.HIGH,
                  List.of(other.span(), stopped.span()),
                  "The note stops "
                      + stopped.name()
                      + " in one place and has it among the drugs to go on with in another.",
                  "Reconcile the list of drugs with the decision in the note."));
        }
      }
    }
    return flaws;
  }

  /** A drug that is restarted somewhere contradicts nothing. */
  private static Set<String> restarted(CheckedNote note) {
    Set<String> ids = new HashSet<>();
    for (DrugStatement drug : note.drugs()) {
      if (!ids.contains(drug.drug().id()) && note.says(drug.sentence(), RESTARTED)) {
        ids.add(drug.drug().id());
      }
    }
    return ids;
  }

  private static final Phrases RESTARTED =
      Phrases.of("restart;restarted;resume;resumed;re-started");
  private static final Phrases CONTINUES = Phrases.of("continue;continued;continues;continuing");

  /** In a list of drugs at discharge, or said to be continued. */
  private static boolean goesOn(CheckedNote note, DrugStatement drug) {
    String heading = note.heading(drug.sentence()).toLowerCase(Locale.ROOT);
    boolean list =
        heading.contains("discharge med")
            || heading.contains("medications on discharge")
            || heading.contains("medications at discharge")
            || heading.contains("discharge prescription");
    int at = note.tokenAt(drug.span().start());
    boolean continued =
        CONTINUES.in(note.tokens(), Math.max(drug.sentence().firstToken(), at - 3), at);
    return list || continued;
  }
}
