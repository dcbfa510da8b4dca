package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.NamedThing;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/**
 * "Asthma or COPD that required a stay in hospital", "anxiety or depression as determined by a
 * score": what a clause at the end of a list says may be meant for every member. For those before
 * the last one it is left to a person.
 */
final class SharedClause {

  private static final Set<String> RELATIVE =
      WordSet.of("that which requiring needing necessitating");

  private static final Set<String> FOUND =
      WordSet.of("determined measured assessed defined scored rated indicated evidenced");

  /** Members of another sentence begin with these: "..., or a cancer that is active". */
  private static final Set<String> OWN =
      WordSet.of("a an any other another history have has had who having with current prior no");

  private final MarkedPhrase marked;
  private final CriterionPhrase phrase;
  private final CriterionKind kind;

  SharedClause(MarkedPhrase marked, CriterionKind kind) {
    this.marked = marked;
    this.kind = kind;
    this.phrase = marked.words();
  }

  /**
   * The parts of a list with such a clause.
   *
   * @param segments those that the parts were made of
   * @param at for each part the segment that it begins with
   */
  List<ClausePart> over(List<ClausePart> parts, List<Segment> segments, List<Integer> at) {
    for (int i = 1; i < parts.size(); i++) {
      Segment segment = segments.get(at.get(i));
      boolean typed =
          segment.joint.explains() && opens(segments.get(at.get(i) - 1).to, segment.from);
      int last = typed ? i - 1 : i;
      int clause = typed ? segments.get(at.get(i) - 1).to : behind(segment);
      if (clause > 0 && last > 0 && joined(parts.get(last), segments.get(at.get(last)))) {
        return shared(parts, segments, at, last, clause);
      }
    }
    return parts;
  }

  private List<ClausePart> shared(
      List<ClausePart> parts, List<Segment> segments, List<Integer> at, int last, int clause) {
    List<ClausePart> all = new ArrayList<>(parts);
    int end = Math.max(clause + 1, segments.get(at.get(last)).to);
    for (int k = last; k > 0 && joined(parts.get(k), segments.get(at.get(k))); k--) {
      ClausePart member = parts.get(k - 1);
      boolean condition = member.form() instanceof Leaf && member.type().equals("diagnosis");
      if (!condition || !phrase.is(clause, "as") && article(segments.get(at.get(k - 1)))) {
        break;
      }
      Leaf judged =
          new Leaf(
              NamedThing.judged(phrase.words(clause, end)), marked.span(clause, end), List.of());
      CriterionForm both = JoinedForm.of(List.of(member.form(), judged), true);
      all.set(k - 1, new ClausePart(both, member.joint(), member.type()));
    }
    return all;
  }

  /** "An active skin disease or an infection that ...": the member stands for itself. */
  private boolean article(Segment segment) {
    for (int i = segment.from; i < segment.questions.get(0).from(); i++) {
      if (phrase.is(i, "a") || phrase.is(i, "an")) {
        return true;
      }
    }
    return false;
  }

  /** Whether a part goes on with the list of conditions before it. */
  private boolean joined(ClausePart part, Segment segment) {
    boolean lists =
        segment.joint == Joint.OR || segment.joint == Joint.COMMA || segment.joint == Joint.AND;
    return lists && part.type().equals("diagnosis") && !phrase.isAny(segment.from, OWN);
  }

  /** Where a clause begins right behind the last question of a segment, or 0. */
  private int behind(Segment segment) {
    if (segment.questions.isEmpty()) {
      return 0;
    }
    int from = segment.questions.get(segment.questions.size() - 1).to();
    boolean first =
        opens(from, Math.min(segment.to, from + 2)) && marked.hasUnread(from, segment.to);
    if (first || segment.questions.size() == 1) {
      return first ? from : 0;
    }
    int earlier = segment.questions.get(0).to();
    return opens(earlier, Math.min(segment.to, earlier + 2)) ? earlier : 0;
  }

  /** Whether some tokens open a clause that narrows what stands before it. */
  private boolean opens(int from, int to) {
    for (int i = from; i < to; i++) {
      boolean found = phrase.is(i, "as") && phrase.isAny(i + 1, FOUND);
      if (found || kind == CriterionKind.EXCLUSION && phrase.isAny(i, RELATIVE)) {
        return true;
      }
    }
    return false;
  }
}
