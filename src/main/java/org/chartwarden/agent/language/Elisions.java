package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.agent.language.plan.DoseRule;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.notes.vocabulary.Kind;

/** Puts what a clause leaves unsaid, or says by a double negation, into plain clauses. */
final class Elisions {

  private static final String NEVER = " (?:(?:please|,|and|but) )*(?:do not|don't|dont|never) .*";

  private Elisions() {}

  /** "Do not replace it unless it is low": replace it if it is low. */
  static List<Frame> unlessAsIf(List<Frame> frames) {
    List<Frame> plain = new ArrayList<>(frames);
    for (int i = 0; i + 1 < plain.size(); i++) {
      Frame frame = plain.get(i);
      Frame next = plain.get(i + 1);
      boolean doubled =
          frame.role() == Frame.Role.MAIN
              && next.role() == Frame.Role.UNLESS
              && next.sentence() == frame.sentence()
              && frame.symbols().matches(NEVER);
      Frame bare = doubled ? affirmed(frame) : null;
      if (bare != null
          && !bare.concepts(Kind.MEDICATION, Kind.LAB, Kind.IMAGING, Kind.SPECIALTY).isEmpty()
          && Composer.acts(bare)) {
        plain.set(i, bare);
        Frame given = new Frame(Frame.Role.IF, next.sentence(), next.joined());
        given.asked(next.asked());
        given.chunks().addAll(next.chunks());
        plain.set(i + 1, given);
      }
    }
    return plain;
  }

  private static Frame affirmed(Frame frame) {
    Frame bare = new Frame(frame.role(), frame.sentence(), frame.joined());
    bare.asked(frame.asked());
    boolean leading = true;
    for (Chunk chunk : frame.chunks()) {
      boolean negation = leading && chunk.symbol().matches("do|not|don't|dont|never");
      leading &= negation || chunk.symbol().matches("please|,|and|but");
      if (!negation) {
        bare.chunks().add(chunk);
      }
    }
    return bare;
  }

  /**
   * "40 mEq KCl PO for A; 60 mEq for B": a dose for another patient without a drug is one of the
   * drug just ordered, by the same route where none is said.
   */
  static Frame filled(List<Frame> frames, int i, List<PatientMention> patients) {
    Frame frame = frames.get(i);
    Frame before = i == 0 ? null : frames.get(i - 1);
    if (before == null
        || frame.isCondition()
        || before.isCondition()
        || frame.sentence() - before.sentence() > 1
        || frame.all(DoseRule.Dose.class).size() != 1
        || before.all(DoseRule.Dose.class).size() != 1
        || !frame.concepts(Kind.MEDICATION, Kind.LAB, Kind.VITAL).isEmpty()
        || before.concepts(Kind.MEDICATION).size() != 1
        || !Composer.acts(before)
        || frames.stream()
            .anyMatch(f -> f.role() != Frame.Role.MAIN && f.sentence() == before.sentence())) {
      return frame;
    }
    DoseRule.Dose own = frame.all(DoseRule.Dose.class).get(0);
    DoseRule.Dose earlier = before.all(DoseRule.Dose.class).get(0);
    List<Integer> whom = Composer.patientsOf(frame, patients);
    boolean others = !whom.isEmpty() && !whom.equals(Composer.patientsOf(before, patients));
    if (!others || !own.unit().equals(earlier.unit())) {
      return frame;
    }
    Frame full = new Frame(frame.role(), frame.sentence(), frame.joined());
    full.asked(frame.asked());
    boolean routed = own.route() != null || frame.matches("{route}");
    for (Chunk chunk : frame.chunks()) {
      full.chunks().add(chunk);
      if (chunk.as(DoseRule.Dose.class) != null) {
        before.chunks().stream()
            .filter(
                c ->
                    drug(c)
                        || !routed
                            && org.chartwarden.agent.language.text.Words.standard()
                                .in("route", c.symbol()))
            .forEach(full.chunks()::add);
      }
    }
    return full;
  }

  private static boolean drug(Chunk chunk) {
    var mention = chunk.as(org.chartwarden.agent.language.recognisers.ConceptMention.class);
    return mention != null && mention.of(Kind.MEDICATION).isPresent();
  }
}
