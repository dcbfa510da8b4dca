package org.chartwarden.consistency.plausibility.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.platform.PipeTable;

/**
 * An antibiotic that is chosen for a germ which is reported as resistant to it, or on which it
 * never acts.
 */
final class OrganismDrugRule implements NoteRule {

  /** A germ and the drugs or classes that do not act on it. */
  private record Germ(Phrases names, Set<String> useless, String why) {}

  private static final List<Germ> GERMS =
      PipeTable.rows("/checks/organism-drugs.psv", 3).stream()
          .map(row -> new Germ(Phrases.of(row[0]), Set.of(row[1].split(",")), row[2]))
          .toList();

  private static final Phrases CHOSEN =
      Phrases.of(
          "narrowed to;narrow to;switched to;switch to;de-escalated to;changed to;change to;continue;"
              + "continued;start;started;treated with;treating with;targeted;complete;to complete;discharged"
              + " on;continue with;treat with;given for;for treatment;transitioned to;monotherapy");
  private static final Phrases RESISTANT =
      Phrases.of(
          "resistant to;resistance to;not susceptible to;non-susceptible to;nonsusceptible to");
  private static final Phrases BROAD =
      Phrases.of(
          "empiric;empirically;and;plus;with;in addition;add;added;coverage;pending;until;before"
              + ";despite;failed;also;combination;previously;initially;then");

  @Override
  public String id() {
    return "organism-drug";
  }

  @Override
  public String title() {
    return "An antibiotic that does not act on the germ of the note.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<NoteFlaw> flaws = new ArrayList<>();
    resistant(note, flaws);
    never(note, flaws);
    return flaws;
  }

  private void resistant(CheckedNote note, List<NoteFlaw> flaws) {
    Set<String> told = new HashSet<>();
    for (DrugStatement reported : note.drugs()) {
      int at = note.tokenAt(reported.span().start());
      int from = Math.max(reported.sentence().firstToken(), at - 6);
      if (!RESISTANT.in(note.tokens(), from, at) || susceptible(note, reported, from, at)) {
        continue;
      }
      for (DrugStatement given : note.drugs()) {
        if (given.drug().id().equals(reported.drug().id())
            && given.sentence().index() > reported.sentence().index()
            && chosen(note, given)
            && told.add(given.drug().id())) {
          flaws.add(
              new NoteFlaw(
                  id(),
                  Severity.HIGH,
                  List.of(given.span(), reported.span()),
                  "The germ is reported as resistant to "
                      + reported.name()
                      + ", and the note goes on with it.",
                  "Choose a drug that the germ is susceptible to."));
        }
      }
    }
  }

  private static boolean susceptible(CheckedNote note, DrugStatement drug, int from, int at) {
    return Phrases.of("sensitive to;susceptible to;but").in(note.tokens(), from, at);
  }

  private void never(CheckedNote note, List<NoteFlaw> flaws) {
    for (Germ germ : GERMS) {
      for (CheckedNote.Said said : note.all(germ.names())) {
        if (!grown(note, said)) {
          continue;
        }
        for (DrugStatement given : note.drugs()) {
          boolean near =
              given.sentence().index() >= said.sentence().index()
                  && given.sentence().index() <= said.sentence().index() + 2;
          if (near
              && chosen(note, given)
              && germ.useless().stream().anyMatch(given::is)
              && alone(note, given)) {
            flaws.add(
                new NoteFlaw(
                    id(),
                    Severity.HIGH,
                    List.of(given.span(), note.span(said.place())),
                    given.drug().display()
                        + " for "
                        + note.span(said.place()).text()
                        + ": "
                        + germ.why()
                        + ".",
                    "Choose a drug that the germ is susceptible to."));
            return;
          }
        }
      }
    }
  }

  private static final Phrases GREW =
      Phrases.of(
          "grew;growing;grows;positive for;isolated;cultures;culture;bcx;ucx;bacteremia;returned;speciated");
  private static final Phrases NOT =
      Phrases.of(
          "no;negative;screen;nares;swab;history;prior;previous;colonized;risk;cover;coverage;not;without");

  private static boolean grown(CheckedNote note, CheckedNote.Said said) {
    return note.says(said.sentence(), GREW) && !note.says(said.sentence(), NOT);
  }

  private static boolean chosen(CheckedNote note, DrugStatement given) {
    int at = note.tokenAt(given.span().start());
    return given.taken()
        && CHOSEN.in(note.tokens(), Math.max(given.sentence().firstToken(), at - 4), at);
  }

  /** Whether no other antibiotic is given with it. */
  private static boolean alone(CheckedNote note, DrugStatement given) {
    return !note.says(given.sentence(), BROAD)
        && note.drugs().stream()
            .filter(other -> other.is("antibiotic") && other.taken())
            .filter(other -> other.sentence().index() == given.sentence().index())
            .allMatch(other -> other.drug().id().equals(given.drug().id()));
  }
}
