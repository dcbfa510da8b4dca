package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.Not;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.phrases.CriterionPhrase;

/** Parses clauses: cuts them into segments, makes a form of each, and joins these. */
final class ClauseParser {

  private final MarkedPhrase marked;
  private final CriterionPhrase phrase;
  private final CriterionKind kind;
  private final Denials denials;
  private final SegmentForms forms;
  private final ClauseJoiner joiner;

  ClauseParser(MarkedPhrase marked, CriterionKind kind) {
    this(marked, kind, false);
  }

  private ClauseParser(MarkedPhrase marked, CriterionKind kind, boolean examples) {
    this.marked = marked;
    this.phrase = marked.words();
    this.kind = kind;
    this.denials = new Denials(marked);
    this.forms = new SegmentForms(marked, denials);
    this.joiner = new ClauseJoiner(kind, examples);
  }

  /** Parses a list of examples, each of which stands for itself. */
  static ClauseParser ofExamples(MarkedPhrase marked) {
    return new ClauseParser(marked, CriterionKind.EXCLUSION, true);
  }

  /** The form of some tokens, cut at semicolons; null when they say nothing. */
  CriterionForm parse(int from, int to) {
    List<CriterionForm> clauses = new ArrayList<>();
    boolean any = kind == CriterionKind.EXCLUSION;
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || phrase.is(i, ";") && !marked.covered(i)) {
        CriterionForm clause = i > start ? clause(start, i) : null;
        if (clause != null) {
          clauses.add(clause);
          any |= phrase.is(start, "or") || phrase.is(i - 1, "or") && i < to;
        }
        start = i + 1;
      }
    }
    return clauses.isEmpty() ? null : JoinedForm.of(clauses, !any);
  }

  private CriterionForm clause(int from, int to) {
    List<Segment> segments = new SegmentReader(marked, kind).read(from, to);
    denials.mark(segments);
    new SegmentMerger(marked).merge(segments);
    List<ClausePart> parts = new ArrayList<>();
    int i = 0;
    while (i < segments.size()) {
      Segment segment = segments.get(i);
      if (segment.denied) {
        int end = denialEnd(segments, i);
        List<CriterionForm> run = new ArrayList<>();
        for (Segment one : segments.subList(i, end)) {
          CriterionForm form = forms.of(one);
          if (form != null) {
            run.add(form);
          }
        }
        if (!run.isEmpty()) {
          parts.add(new ClausePart(new Not(JoinedForm.of(run, false)), segment.joint, "not"));
        }
        i = end;
        continue;
      }
      CriterionForm form = forms.of(segment);
      if (form != null) {
        parts.add(new ClausePart(form, segment.joint, QuestionTypes.of(form)));
      }
      i++;
    }
    return parts.isEmpty() ? null : joiner.join(ListNeighbours.read(parts));
  }

  /** Index after the segments that one denial holds. */
  private int denialEnd(List<Segment> segments, int from) {
    int end = from + 1;
    while (end < segments.size()
        && segments.get(end).denied
        && !denials.beginsIn(segments.get(end))) {
      end++;
    }
    return end;
  }
}
