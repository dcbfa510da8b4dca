package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.Defined;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionForm.Not;
import org.chartwarden.trials.criteria.CriterionForm.Unsupported;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.NamedThing;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** Parses clauses: cuts them into segments, makes a form of each, and joins these. */
final class ClauseParser {

  /** An item that begins with these speaks of other persons than the one before. */
  private static final Set<String> PERSONS =
      WordSet.of(
          "patients subjects participants persons people individuals women men those",
          "pregnant lactating breastfeeding nursing");

  private final MarkedPhrase marked;
  private final CriterionPhrase phrase;
  private final CriterionKind kind;
  private final Denials denials;
  private final SegmentForms forms;
  private final OngoingTreatment ongoing;
  private final ClauseJoiner joiner;

  ClauseParser(MarkedPhrase marked, CriterionKind kind) {
    this(marked, kind, false);
  }

  private ClauseParser(MarkedPhrase marked, CriterionKind kind, boolean examples) {
    this.marked = marked;
    this.phrase = marked.words();
    this.kind = kind;
    this.denials = new Denials(marked);
    this.forms = new SegmentForms(marked, denials, kind);
    this.ongoing = new OngoingTreatment(marked);
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
    ConsequenceClause told =
        kind == CriterionKind.EXCLUSION ? ConsequenceClause.behind(marked, from, to) : null;
    return told == null ? things(from, to) : told(from, told, to);
  }

  /** Things with what comes of them, and what the clause says behind that. */
  private CriterionForm told(int from, ConsequenceClause told, int to) {
    int open = OpenEnd.before(marked, from, told.from());
    CriterionForm judged = judged(told.from(), told.to());
    ClauseWords.Joined next = told.to() < to ? ClauseWords.joint(phrase, told.to()) : null;
    if (next != null && next.joint() == Joint.EXAMPLE) {
      return exemplified(from, told, judged, next.end(), to);
    }
    int own = told.ownItem(marked, from);
    if (own > from) {
      // "..., or has asthma that cannot be controlled": the last of several sentences.
      List<CriterionForm> each = new ArrayList<>();
      each.add(things(from, own));
      each.add(told(own, told, to));
      each.removeIf(java.util.Objects::isNull);
      return JoinedForm.of(each, false);
    }
    List<CriterionForm> any = new ArrayList<>();
    if (open == told.from()) {
      CriterionForm named = things(from, open);
      any.add(
          named == null
              ? judged
              : JoinedForm.of(List.of(named, judged), !phrase.is(told.from() - 1, "or")));
    } else {
      CriterionForm named = things(from, open);
      boolean several = named != null && named.leaves().size() > 1;
      if (named != null) {
        any.add(named);
      }
      any.add(several ? likewise(open, told.to()) : judged(open, told.to()));
    }
    CriterionForm rest = told.to() < to ? clause(told.to(), to) : null;
    if (rest != null) {
      any.add(rest);
    }
    return JoinedForm.of(any, false);
  }

  /** "Medication that may affect bones such as a, b, c": the examples say what is meant. */
  private CriterionForm exemplified(
      int from, ConsequenceClause told, CriterionForm judged, int begin, int to) {
    CriterionForm named = things(from, told.from());
    CriterionForm examples = ofExamples(marked).parse(begin, to);
    CriterionForm narrowed = named == null ? judged : JoinedForm.of(List.of(named, judged), true);
    if (examples == null) {
      return narrowed;
    }
    return named == null || ClauseJoiner.vague(named)
        ? new Defined(narrowed, examples)
        : JoinedForm.of(List.of(narrowed, examples), false);
  }

  private CriterionForm judged(int from, int to) {
    TextSpan span = marked.span(from, to);
    return new Leaf(NamedThing.judged(span.text()), span, List.of());
  }

  private CriterionForm likewise(int from, int to) {
    TextSpan span = marked.span(from, to);
    return new Leaf(NamedThing.likewise(span.text()), span, List.of());
  }

  private CriterionForm things(int from, int to) {
    List<Segment> segments = new SegmentReader(marked, kind).read(from, to);
    if (kind == CriterionKind.INCLUSION) {
      denials.part(segments);
    }
    denials.mark(segments);
    new SegmentMerger(marked).merge(segments);
    List<ClausePart> parts = new ArrayList<>();
    List<Integer> at = new ArrayList<>();
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
          CriterionForm not = new Not(JoinedForm.of(run, false));
          CriterionForm ahead = ahead(segment);
          CriterionForm form = ahead == null ? not : JoinedForm.of(List.of(ahead, not), true);
          parts.add(new ClausePart(form, segment.joint, "not"));
          at.add(i);
        }
        i = end;
        continue;
      }
      boolean open =
          kind == CriterionKind.EXCLUSION
              && parts.size() > 1
              && OpenEnd.is(marked, segment.from, segment.to);
      CriterionForm form = open ? likewise(segment.from, segment.to) : forms.of(segment);
      if (form == null && !parts.isEmpty()) {
        form = ongoing.of(segment, parts.get(parts.size() - 1).form());
      }
      if (form != null) {
        at.add(i);
        boolean treated =
            i + 1 < segments.size()
                && segments.get(i + 1).joint == Joint.EXAMPLE
                && QuestionTypes.treating(marked, segment);
        parts.add(
            new ClausePart(
                form, joint(segment), treated ? QuestionTypes.TREATED : QuestionTypes.of(form)));
      }
      i++;
    }
    return parts.isEmpty() ? null : joiner.join(shared(ListNeighbours.read(parts), segments, at));
  }

  private List<ClausePart> shared(
      List<ClausePart> parts, List<Segment> segments, List<Integer> at) {
    List<ClausePart> served = new SharedPurpose(marked).over(parts, segments, at);
    return served.size() < parts.size()
        ? served
        : new SharedClause(marked, kind).over(parts, segments, at);
  }

  /**
   * "Patients with x, pregnant women and lactating women": an exclusion of any of these persons.
   */
  private Joint joint(Segment segment) {
    boolean others =
        kind == CriterionKind.EXCLUSION
            && (segment.joint == Joint.COMMA || segment.joint == Joint.AND)
            && phrase.isAny(segment.from, PERSONS)
            && phrase.isWord(segment.from + 1);
    return others ? Joint.OR : segment.joint;
  }

  /** "CPT without fracture": what stands ahead of a denial is no part of what is denied. */
  private CriterionForm ahead(Segment segment) {
    int from = denials.first(segment);
    return kind == CriterionKind.EXCLUSION
            && denials.beginsIn(segment)
            && from > segment.from
            && marked.hasUnread(segment.from, from)
        ? new Unsupported(marked.span(segment.from, from))
        : null;
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
