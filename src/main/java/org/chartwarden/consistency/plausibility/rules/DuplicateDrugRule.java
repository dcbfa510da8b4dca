package org.chartwarden.consistency.plausibility.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.text.SectionKind;

/** One drug twice, or two drugs of a class of which a patient takes one, in one list of drugs. */
final class DuplicateDrugRule implements NoteRule {

  private static final Set<String> ONE_OF =
      Set.of(
          "statin",
          "ace-inhibitor",
          "arb",
          "proton-pump-inhibitor",
          "ssri",
          "doac",
          "h2-blocker",
          "thiazide");

  private static final Phrases CHANGE =
      Phrases.of(
          "stop;stopped;discontinue;discontinued;hold;held;change;changed;switch;switched;instead;taper;"
              + "then;or;prn;as needed;if;replaced;increase;increased;decrease;decreased;from;previously;"
              + "alternate;alternating;started;bolus;sliding;loading;completed;am;pm;morning;evening;noon"
              + ";bedtime;nightly;hs;qhs;qam;qpm;breakthrough;extended;er;sr;xl;succ;iv;patch;drops;topical;cream");

  @Override
  public String id() {
    return "duplicate-drug";
  }

  @Override
  public String title() {
    return "One drug twice, or two of one class, in one list.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    Map<Integer, List<DrugStatement>> lists = new HashMap<>();
    for (DrugStatement drug : note.drugs()) {
      if (drug.taken()
          && !drug.isClass()
          && drug.section() == SectionKind.MEDICATIONS
          && !note.says(drug.sentence(), CHANGE)) {
        lists.computeIfAbsent(drug.sentence().section(), k -> new ArrayList<>()).add(drug);
      }
    }
    List<NoteFlaw> flaws = new ArrayList<>();
    lists.values().forEach(list -> ofList(note, list, flaws));
    return flaws;
  }

  private void ofList(CheckedNote note, List<DrugStatement> list, List<NoteFlaw> flaws) {
    Set<String> told = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      for (int k = i + 1; k < list.size(); k++) {
        DrugStatement one = list.get(i);
        DrugStatement other = list.get(k);
        boolean apart =
            note.note()
                .text()
                .text()
                .substring(one.span().end(), Math.max(one.span().end(), other.span().start()))
                .contains("\n");
        boolean same = one.drug().id().equals(other.drug().id());
        String shared =
            one.drug().classes().stream()
                .filter(ONE_OF::contains)
                .filter(other.drug().classes()::contains)
                .findFirst()
                .orElse(null);
        if ((same && apart && one.dose().isPresent() && other.dose().isPresent()
                || !same && shared != null)
            && told.add(one.drug().id() + "+" + other.drug().id())) {
          flaws.add(
              new NoteFlaw(
                  id(),
                  Severity.MODERATE,
                  List.of(other.span(), one.span()),
                  same
                      ? "The list has " + one.name() + " twice."
                      : "The list has "
                          + one.name()
                          + " and "
                          + other.name()
                          + ", both of the class "
                          + shared
                          + ".",
                  "Reconcile the list; one of the two is probably meant to be gone."));
        }
      }
    }
  }
}
