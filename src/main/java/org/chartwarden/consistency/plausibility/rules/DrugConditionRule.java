package org.chartwarden.consistency.plausibility.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.findings.FindingMention;
import org.chartwarden.platform.PipeTable;

/** A drug that is newly given to a patient whose state forbids it by its label. */
final class DrugConditionRule implements NoteRule {

  /** A drug or class, a state that forbids it, and why. */
  private record Pair(String drug, String state, String why) {}

  private static final List<Pair> PAIRS =
      PipeTable.rows("/checks/drug-conditions.psv", 3).stream()
          .map(row -> new Pair(row[0], row[1], row[2]))
          .toList();

  private static final Phrases GIVEN =
      Phrases.of(
          "start;started;starting;begin;began;begun;initiate;initiated;prescribed;prescribe;given;"
              + "administered;continue;continued;receive;received;treated with;discharged on;was placed on;added");
  private static final Phrases PAST =
      Phrases.of(
          "history of;prior;previous;hx;h/o;ago;resolved;former;remote;status post;s/p;before;desires;planning;risk;possible;after;delivery;postpartum;negative;test;prophylaxis;prevent");

  @Override
  public String id() {
    return "drug-condition";
  }

  @Override
  public String title() {
    return "A drug given although a state of the patient forbids it.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<NoteFlaw> flaws = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (DrugStatement given : note.drugs()) {
      int at = note.tokenAt(given.span().start());
      boolean now =
          given.taken()
              && !given.isClass()
              && GIVEN.in(note.tokens(), Math.max(given.sentence().firstToken(), at - 6), at);
      if (!now) {
        continue;
      }
      for (Pair pair : PAIRS) {
        if (!given.is(pair.drug())) {
          continue;
        }
        for (FindingMention state : note.findings()) {
          if (state.is(pair.state())
              && state.assertion() == Assertion.PRESENT
              && state.relative().isEmpty()
              && state.sentence() <= given.sentence().index()
              && !note.says(state.sentence(), PAST)
              && told.add(given.drug().id())) {
            flaws.add(
                new NoteFlaw(
                    id(),
                    Severity.HIGH,
                    List.of(given.span(), state.span()),
                    "The note gives "
                        + given.name()
                        + " and has \""
                        + state.span().text()
                        + "\": "
                        + pair.why()
                        + ".",
                    "Weigh it again with the pharmacy and write down why, or choose another drug."));
          }
        }
      }
    }
    return flaws;
  }
}
