package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.Defined;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionForm.Unsupported;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.Recognised;
import org.chartwarden.trials.criteria.qualifiers.QualifierReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** Cuts a clause into segments at its joints; what stands in brackets belongs to its segment. */
final class SegmentReader {

  private static final Set<String> COMPARED = Set.of("more", "less", "greater", "fewer", "longer");

  private static final Set<String> KINDS = Set.of("procedure", "diagnosis", "therapy");

  /** Words ahead of a bracket that asks for all of its members. */
  private static final Set<String> TOGETHER =
      WordSet.of(
          "triple quadruple dual double combination combined combinations regimen regimens both all",
          "each syndrome triad cocktail plus together consisting comprising followed three four two");

  private final MarkedPhrase marked;
  private final CriterionPhrase phrase;
  private final CriterionKind kind;

  SegmentReader(MarkedPhrase marked, CriterionKind kind) {
    this.marked = marked;
    this.phrase = marked.words();
    this.kind = kind;
  }

  /** The segments of some tokens, at least one. */
  List<Segment> read(int from, int to) {
    List<Segment> all = new ArrayList<>();
    Segment current = new Segment(Joint.NONE, from);
    int i = from;
    while (i < to) {
      Recognised question = marked.questionAt(i);
      if (question != null) {
        current.questions.add(question);
        i = Math.min(to, question.to());
        continue;
      }
      int close = Brackets.step(phrase, i) > 0 ? Brackets.closing(phrase, i, to) : 0;
      if (close > 0 && !marked.reachesOut(i + 1, close)) {
        bracket(current, i + 1, close);
        i = close + 1;
        continue;
      }
      ClauseWords.Joined joined = ClauseWords.joint(phrase, i);
      if (joined != null && joined.end() <= to && splits(joined, i, from, to)) {
        current.to = i;
        all.add(current);
        ClauseWords.Joined whole = withWord(joined, to);
        current = new Segment(whole.joint(), whole.end());
        i = whole.end();
        continue;
      }
      i++;
    }
    current.to = to;
    all.add(current);
    return all;
  }

  /** ", and": the word counts. */
  private ClauseWords.Joined withWord(ClauseWords.Joined joined, int to) {
    if (joined.end() >= to || joined.joint() != Joint.COMMA) {
      return joined;
    }
    ClauseWords.Joined second = ClauseWords.joint(phrase, joined.end());
    boolean word = second != null && second.end() <= to && second.joint() != Joint.COMMA;
    return word ? second : joined;
  }

  private boolean splits(ClauseWords.Joined joined, int at, int from, int to) {
    Joint joint = joined.joint();
    int end = joined.end();
    if (joint == Joint.OR
        && end < to
        && phrase.isAny(end, COMPARED)
        && !phrase.is(end + 1, "than")) {
      // "30 minutes or more" is one amount.
      return false;
    }
    if (degrees(at, end, to)) {
      return false;
    }
    if (marked.used(at) && joint != Joint.OR && joint != Joint.COMMA && joint != Joint.AND) {
      return false;
    }
    if (marked.used(at) && at > from && marked.used(at - 1) && end < to && marked.used(end)) {
      return false;
    }
    return !WrittenWhole.holds(phrase, at, end);
  }

  /** "Moderate or severe asthma": both narrow one thing. */
  private boolean degrees(int at, int end, int to) {
    return at > 0
        && end < to
        && marked.questionAt(end) == null
        && !marked.used(at - 1)
        && !marked.used(end)
        && (phrase.is(at, "or")
            ? QualifierReader.narrow(phrase.key(at - 1), phrase.key(end))
            : QualifierReader.alike(phrase.key(at - 1), phrase.key(end)));
  }

  private void bracket(Segment current, int from, int close) {
    if (Explanations.reason(phrase, from)) {
      marked.use(from, close);
      return;
    }
    if (!marked.asks(from, close)) {
      if (!current.questions.isEmpty()) {
        if (WrittenWhole.amount(phrase, from, close)
            || WrittenWhole.abbreviation(phrase, from, close)) {
          marked.use(from, close);
        } else if (SegmentMerger.kinds(phrase, from, close)) {
          current.runs.add(new int[] {from, close});
        }
      }
      return;
    }
    ClauseWords.Joined lead = ClauseWords.joint(phrase, from);
    boolean example = lead != null && lead.joint() == Joint.EXAMPLE;
    CriterionForm inner =
        example || listed(current, from, close)
            ? ClauseParser.ofExamples(marked).parse(example ? lead.end() : from, close)
            : new ClauseParser(marked, kind).parse(from, close);
    if (inner == null || repeats(current, inner)) {
      return;
    }
    boolean other = lead != null && lead.joint() == Joint.OR;
    if (other) {
      // "Bilirubin at most 1.5 x ULN (or direct bilirubin ...)": another way to fit.
      current.examples.add(inner);
      current.brackets.add(inner);
      return;
    }
    if (example || phrase.is(close - 1, "etc") || phrase.reads(close - 2, "etc", ".")) {
      current.examples.add(inner);
    }
    if (!current.questions.isEmpty() && conditional(from, close)) {
      CriterionForm unread = new Unsupported(marked.span(from, close));
      CriterionForm way = JoinedForm.of(List.of(inner, unread), true);
      current.examples.add(way);
      current.brackets.add(way);
      return;
    }
    boolean defines =
        !current.questions.isEmpty()
            && inner.leaves().stream().allMatch(QuestionTypes::measured)
            && !inner.unsupported();
    current.brackets.add(
        defines ? new Defined(new Unsupported(marked.span(from, close)), inner) : inner);
  }

  /** "Pelvic surgery (hysterectomy, myomectomy)": kinds of the thing, any of which will do. */
  private boolean listed(Segment current, int from, int close) {
    Set<String> types = new HashSet<>();
    int commas = 0;
    for (int i = from; i < close; i++) {
      Recognised question = marked.questionAt(i);
      if (question != null) {
        types.add(question.test().type());
        i = question.to() - 1;
      } else if (phrase.is(i, ",")) {
        commas++;
      } else if (ClauseWords.joint(phrase, i) != null || phrase.isNumber(i)) {
        return false;
      }
    }
    boolean together = false;
    for (int i = current.from; i < from; i++) {
      together |= phrase.isAny(i, TOGETHER);
    }
    return commas > 0 && !together && types.size() == 1 && KINDS.containsAll(types);
  }

  /** "(≤ 5 x ULN if the liver is involved)": another way to fulfil what stands before. */
  private boolean conditional(int from, int close) {
    boolean number = false;
    for (int i = from; i < close; i++) {
      number |= phrase.isNumber(i);
      boolean when =
          phrase.is(i, "if")
              || phrase.reads(i, "in", "case")
              || phrase.reads(i, "in", "the", "case")
              || phrase.reads(i, "for", "patients", "with")
              || phrase.reads(i, "for", "subjects", "with")
              || phrase.reads(i, "in", "patients", "with")
              || phrase.reads(i, "in", "the", "presence");
      if (number && when) {
        return true;
      }
    }
    return false;
  }

  /** "human immunodeficiency virus (HIV)" asks one thing. */
  private static boolean repeats(Segment current, CriterionForm inner) {
    return !current.questions.isEmpty()
        && inner instanceof Leaf leaf
        && leaf.test()
            .describe()
            .equals(current.questions.get(current.questions.size() - 1).test().describe());
  }
}
