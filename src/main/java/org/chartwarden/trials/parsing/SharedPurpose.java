package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.AllOf;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.NamedThing;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.terms.Term;

/**
 * "Surgery or radiotherapy for cancer of the larynx, tongue or throat": what the last of several
 * treatments was for all of them were for, and each of the cancers is one that they were for.
 */
final class SharedPurpose {

  private static final String MALIGNANCY = "malignancy";

  private final CriterionPhrase phrase;

  SharedPurpose(MarkedPhrase marked) {
    this.phrase = marked.words();
  }

  /**
   * The parts of a clause with such a list as one part.
   *
   * @param segments those that the parts were made of
   * @param at for each part the segment that it begins with
   */
  List<ClausePart> over(List<ClausePart> parts, List<Segment> segments, List<Integer> at) {
    for (int i = 0; i < parts.size(); i++) {
      if (serving(parts.get(i).form(), segments.get(at.get(i)))) {
        int from = i;
        while (from > 0 && joins(parts.get(from).joint()) && plain(parts.get(from - 1).form())) {
          from--;
        }
        int to = i + 1;
        while (to < parts.size()
            && joins(parts.get(to).joint())
            && cancers(parts.get(i).form(), parts.get(to).form())) {
          to++;
        }
        boolean either =
            parts.subList(from + 1, to).stream().anyMatch(one -> one.joint() == Joint.OR);
        return either ? one(parts, from, i, to) : parts;
      }
    }
    return parts;
  }

  private static List<ClausePart> one(List<ClausePart> parts, int from, int serving, int to) {
    List<CriterionForm> last = parts.get(serving).form().parts();
    Leaf purpose = (Leaf) last.get(1);
    List<CriterionForm> doings = new ArrayList<>();
    for (ClausePart part : parts.subList(from, serving)) {
      Leaf leaf = (Leaf) part.form();
      doings.add(
          new Leaf(NamedThing.doneFor(leaf.test(), purpose.test()), leaf.span(), leaf.open()));
    }
    doings.add(last.get(0));
    List<CriterionForm> things = new ArrayList<>();
    things.add(new Leaf(NamedThing.ever(purpose.test()), purpose.span(), purpose.open()));
    for (ClausePart part : parts.subList(serving + 1, to)) {
      Leaf thing = (Leaf) part.form();
      things.add(new Leaf(NamedThing.ever(thing.test()), thing.span(), thing.open()));
    }
    CriterionForm form =
        JoinedForm.of(List.of(JoinedForm.of(doings, false), JoinedForm.of(things, false)), true);
    List<ClausePart> all = new ArrayList<>(parts.subList(0, from));
    all.add(new ClausePart(form, parts.get(from).joint(), parts.get(from).type()));
    all.addAll(parts.subList(to, parts.size()));
    return all;
  }

  private static boolean joins(Joint joint) {
    return joint == Joint.OR || joint == Joint.COMMA;
  }

  /** Whether a part tells a treatment and what it is for, and nothing else. */
  private boolean serving(CriterionForm form, Segment segment) {
    if (!(form instanceof AllOf all)
        || all.parts().size() != 2
        || segment.questions.size() != 2
        || !(all.parts().get(0) instanceof Leaf doing)
        || !(all.parts().get(1) instanceof Leaf thing)
        || !QuestionTypes.doing(doing.test().type())
        || !QuestionTypes.illness(thing.test().type())) {
      return false;
    }
    for (int i = segment.questions.get(0).to(); i < segment.questions.get(1).from(); i++) {
      if (phrase.is(i, "for")) {
        return true;
      }
    }
    return false;
  }

  /** Whether a part names a treatment without a word or a time of its own. */
  private static boolean plain(CriterionForm form) {
    return form instanceof Leaf leaf
        && QuestionTypes.doing(leaf.test().type())
        && leaf.open().isEmpty()
        && leaf.test().describe().chars().noneMatch(Character::isDigit);
  }

  private static boolean cancers(CriterionForm first, CriterionForm other) {
    return other instanceof Leaf leaf && cancer(leaf) && cancer((Leaf) first.parts().get(1));
  }

  private static boolean cancer(Leaf leaf) {
    Optional<Term> named = leaf.test().named();
    return named.isPresent()
        && (named.get().closure().contains(MALIGNANCY)
            || named
                .get()
                .shown()
                .matches("(?i).*\\b(?:cancers?|carcinomas?|malignanc\\w+|tumou?rs?)\\b.*"));
  }
}
