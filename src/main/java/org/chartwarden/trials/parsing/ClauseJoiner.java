package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.AllOf;
import org.chartwarden.trials.criteria.CriterionForm.Defined;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionForm.Not;
import org.chartwarden.trials.criteria.CriterionForm.Unsupported;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.CriterionTest;
import org.chartwarden.trials.criteria.NamedThing;

/**
 * Joins the forms of a clause by their joints.
 *
 * @param kind of the criterion: in an exclusion "and" between things of one kind means any of them
 * @param examples whether the clause lists examples, each of which stands for itself
 */
record ClauseJoiner(CriterionKind kind, boolean examples) {

  private static final Pattern DEGREE = Pattern.compile("(?i)serious|severe|unstable|systemic");

  /** "Prior treatment of VS, including surgery": not every surgery is one. */
  private static final Pattern PURPOSE =
      Pattern.compile(
          "(?i)\\b(?:treatments?|therap(?:y|ies)|surger(?:y|ies)|interventions?|procedures?"
              + "|indications?|management)\\b[^,;]*\\b(?:of|for)\\b\\s+\\w{2,}");

  /**
   * The form of a clause: narrowing and defining first, then "and", then "or".
   *
   * @param parts at least one
   */
  CriterionForm join(List<ClausePart> parts) {
    int judging = judging(parts);
    if (judging < parts.size()) {
      // "..., which in the opinion of the investigator ...": speaks of all that stands before.
      CriterionForm before = join(parts.subList(0, judging));
      return JoinedForm.of(List.of(before, parts.get(judging).form()), true);
    }
    for (int i = 1; i < parts.size(); i++) {
      if (parts.get(i).joint() == Joint.EXAMPLE && QuestionTypes.counted(parts.get(i - 1).form())) {
        return join(withoutExamples(parts, i));
      }
      if (parts.get(i).joint() == Joint.EXAMPLE && vague(parts.get(i - 1).form())) {
        return join(exemplified(parts, i));
      }
    }
    for (int i = 1; i < parts.size(); i++) {
      if (kind == CriterionKind.EXCLUSION && QuestionTypes.treats(parts, i)) {
        return join(treated(parts, i));
      }
    }
    for (int i = 1; i < parts.size(); i++) {
      if (parts.get(i).joint().explains()) {
        return join(narrowed(parts, i));
      }
    }
    return joined(SharedDegree.overPairs(SharedDegree.overExamples(SharedDegree.overItems(parts))));
  }

  private CriterionForm joined(List<ClausePart> parts) {
    List<CriterionForm> any = new ArrayList<>();
    List<CriterionForm> all = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0 && isOr(parts, i)) {
        any.add(JoinedForm.of(all, true));
        all = new ArrayList<>();
      }
      all.add(parts.get(i).form());
    }
    any.add(JoinedForm.of(all, true));
    return JoinedForm.of(any, false);
  }

  /** Whether a form names no thing by itself: "serious comorbidities". */
  static boolean vague(CriterionForm form) {
    if (form instanceof Unsupported) {
      return true;
    }
    if (form instanceof AllOf all) {
      // "Drugs that affect the weight": whether they do is not asked of the record.
      return vague(all.parts().get(0))
          && all.parts().stream()
              .skip(1)
              .allMatch(one -> QuestionTypes.of(one).equals("judgement"));
    }
    return form instanceof Leaf leaf
        && (leaf.test().describe().startsWith("drug any medication")
            || leaf.test().describe().startsWith("diagnosis chronic disease")
            || leaf.test().describe().equals("contraindication"));
  }

  private static boolean unread(CriterionForm form) {
    return form instanceof Unsupported;
  }

  /** "Any chronic illness, e.g. diabetes": more than its examples, when nothing narrows it. */
  static boolean open(CriterionForm form) {
    return form instanceof Leaf leaf
        && leaf.open().isEmpty()
        && leaf.test().describe().startsWith("diagnosis chronic disease")
        && !DEGREE.matcher(leaf.span().text()).find();
  }

  /** "Two or more infections such as a or b": an example alone is not two. */
  private static List<ClausePart> withoutExamples(List<ClausePart> parts, int at) {
    int end = at + 1;
    while (end < parts.size()
        && parts.get(end).joint() != Joint.NONE
        && !parts.get(end).joint().explains()
        && QuestionTypes.alike(parts.get(end).type(), parts.get(at).type())) {
      end++;
    }
    List<ClausePart> kept = new ArrayList<>(parts.subList(0, at));
    kept.addAll(parts.subList(end, parts.size()));
    return kept;
  }

  /** "Serious comorbidities such as a, b, c": the examples say what is meant. */
  private List<ClausePart> exemplified(List<ClausePart> parts, int at) {
    int end = at + 1;
    while (end < parts.size()
        && parts.get(end).joint() != Joint.NONE
        && !parts.get(end).joint().explains()
        && !parts.get(end).type().equals("judgement")) {
      end++;
    }
    List<CriterionForm> examples = new ArrayList<>();
    parts.subList(at, end).forEach(part -> examples.add(part.form()));
    ClausePart named = parts.get(at - 1);
    CriterionForm listed = JoinedForm.of(examples, false);
    boolean purpose =
        named.form() instanceof Unsupported unread && PURPOSE.matcher(unread.span().text()).find();
    List<ClausePart> all = new ArrayList<>(parts.subList(0, at - 1));
    all.add(
        new ClausePart(
            open(named.form()) || kind == CriterionKind.INCLUSION && unread(named.form())
                ? JoinedForm.of(List.of(named.form(), listed), false)
                : purpose
                    ? JoinedForm.of(List.of(named.form(), listed), true)
                    : new Defined(named.form(), listed),
            named.joint(),
            parts.get(at).type()));
    all.addAll(parts.subList(end, parts.size()));
    return all;
  }

  /**
   * "Treatment of schwannoma, including surgery or radiotherapy": examples of what was done for it.
   * Whether it was done for that the record seldom tells.
   */
  private static List<ClausePart> treated(List<ClausePart> parts, int at) {
    int end = at + 1;
    while (end < parts.size()
        && parts.get(end).joint() != Joint.NONE
        && !parts.get(end).joint().explains()
        && QuestionTypes.doing(parts.get(end).type())) {
      end++;
    }
    List<CriterionForm> examples = new ArrayList<>();
    parts.subList(at, end).forEach(part -> examples.add(part.form()));
    ClausePart named = parts.get(at - 1);
    List<ClausePart> all = new ArrayList<>(parts.subList(0, at - 1));
    all.add(
        new ClausePart(
            QuestionTypes.doneFor(named.form(), JoinedForm.of(examples, false)),
            named.joint(),
            named.type()));
    all.addAll(parts.subList(end, parts.size()));
    return all;
  }

  /** The first of the judgements at the end that speak of what stands before, or the size. */
  private static int judging(List<ClausePart> parts) {
    int judging = parts.size();
    while (judging > 0 && parts.get(judging - 1).type().equals("judgement")) {
      judging--;
    }
    if (judging == 0 || judging == parts.size()) {
      return parts.size();
    }
    Joint joint = parts.get(judging).joint();
    return joint == Joint.COMMA || joint == Joint.NONE ? judging : parts.size();
  }

  /** The parts with the one that is narrowed or defined as one with what does so. */
  private List<ClausePart> narrowed(List<ClausePart> parts, int at) {
    ClausePart left = parts.get(at - 1);
    String type = parts.get(at).type();
    int end = at + 1;
    while (end < parts.size()
        && !(parts.get(end).type().equals(left.type()) && !parts.get(end).type().equals(type))) {
      end++;
    }
    List<ClausePart> explaining = new ArrayList<>(parts.subList(at, end));
    explaining.set(0, explaining.get(0).first());
    CriterionForm right = join(explaining);
    boolean asked = !left.form().leaves().isEmpty();
    int methods = at;
    while (parts.get(at).joint() == Joint.DEFINES
        && methods < end
        && DiagnosticMethod.only(parts.get(methods).form())) {
      methods++;
    }
    if (asked && methods > at) {
      List<ClausePart> kept = new ArrayList<>(parts.subList(0, at));
      kept.addAll(parts.subList(methods, parts.size()));
      return kept;
    }
    boolean denied = left.form() instanceof Not && parts.get(at).joint() == Joint.NARROWS;
    if (right instanceof Unsupported unread && asked && !denied) {
      // "myeloma according to the criteria of ...": unread words beside what is asked.
      List<ClausePart> noted = new ArrayList<>(parts.subList(0, at - 1));
      noted.add(
          new ClausePart(
              Explanations.remarked(left.form(), List.of(unread.span().text())),
              left.joint(),
              left.type()));
      noted.addAll(parts.subList(end, parts.size()));
      return noted;
    }
    boolean defines =
        parts.get(at).joint() == Joint.DEFINES
            && right.leaves().stream().anyMatch(QuestionTypes::measured)
            && !right.unsupported();
    CriterionForm form =
        defines
            ? new Defined(left.form(), right)
            : narrowed(left.form(), right, parts.get(at).joint());
    List<ClausePart> rest = new ArrayList<>(parts.subList(0, at - 1));
    rest.add(new ClausePart(form, left.joint(), left.type()));
    rest.addAll(parts.subList(end, parts.size()));
    return rest;
  }

  /** "Surgery for the treatment of a hernia": what was done must have been for it. */
  private static CriterionForm narrowed(CriterionForm left, CriterionForm right, Joint joint) {
    boolean purpose =
        joint == Joint.NARROWS
            && right instanceof Leaf
            && left instanceof Leaf
            && QuestionTypes.of(right).equals("diagnosis");
    if (purpose) {
      Leaf doing = (Leaf) left;
      Leaf what = (Leaf) right;
      CriterionTest done = NamedThing.doneFor(doing.test(), what.test());
      if (done != doing.test()) {
        return JoinedForm.of(
            List.of(
                new Leaf(done, doing.span(), doing.open()),
                new Leaf(NamedThing.ever(what.test()), what.span(), what.open())),
            true);
      }
    }
    if (left instanceof Not not
        && joint == Joint.NARROWS
        && !right.unsupported()
        && QuestionTypes.episode(not.part())) {
      // "No exacerbation requiring steroids": what is denied is the narrower thing.
      return new Not(JoinedForm.of(List.of(not.part(), right), true));
    }
    return JoinedForm.of(List.of(left, right), true);
  }

  private boolean isOr(List<ClausePart> parts, int i) {
    Joint joint = parts.get(i).joint();
    if (joint == Joint.OR || joint == Joint.EXAMPLE || examples && joint != Joint.NONE) {
      return true;
    }
    if (joint == Joint.NONE) {
      return false;
    }
    boolean alike = QuestionTypes.alike(parts.get(i).type(), parts.get(i - 1).type());
    boolean listed = before(parts, i, Joint.EXAMPLE);
    boolean anyOfKind = (kind == CriterionKind.EXCLUSION || listed) && alike;
    if (joint == Joint.AND) {
      return anyOfKind;
    }
    for (ClausePart later : parts.subList(i + 1, parts.size())) {
      if (later.joint() == Joint.OR || later.joint() == Joint.EXAMPLE) {
        return true;
      }
      if (later.joint() == Joint.AND) {
        return anyOfKind;
      }
    }
    return listed || anyOfKind || before(parts, i, Joint.OR) && alike;
  }

  private static boolean before(List<ClausePart> parts, int i, Joint joint) {
    return parts.subList(0, i).stream().anyMatch(part -> part.joint() == joint);
  }
}
