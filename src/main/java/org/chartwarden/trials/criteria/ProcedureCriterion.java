package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** Operations, treatments and devices: done, going on or planned, with their time. */
final class ProcedureCriterion implements CriterionType {

  private static final String[] ENDINGS = {
    "ectomy",
    "ectomies",
    "plasty",
    "plasties",
    "otomy",
    "ostomy",
    "oscopy",
    "oscopies",
    "orrhaphy",
    "pexy",
    "desis",
    "centesis",
    "tripsy"
  };
  private static final Set<String> HEADS =
      WordSet.of(
          "surgery surgeries resection repair implantation replacement reconstruction grafting",
          "osteotomy procedure procedures embolization stimulation implants implant intervention",
          "transplant transplantation debridement drainage augmentation fixation ventilation",
          "injection injections operation treatment therapy stent treatments therapies delivery",
          "induction amputation");
  private static final Set<String> WIDE =
      WordSet.of(
          "procedure procedures intervention treatment therapy treatments therapies injection",
          "injections repair implantation replacement resection stimulation implant implants",
          "drainage delivery induction reconstruction fixation augmentation amputation");

  @Override
  public String id() {
    return "procedure";
  }

  @Override
  public String title() {
    return "Procedure, operation, treatment or device";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    int i = 0;
    while (i < phrase.size()) {
      TermBook.Found term = TermBook.standard().longest(TermKind.PROCEDURE, phrase.tokens(), i);
      if (term != null) {
        int from = premodified(phrase, i, term.term());
        Term named = from < i ? narrower(phrase, from, term) : term.term();
        found.add(question(phrase, from, term.to(), named));
        i = term.to();
        continue;
      }
      Term shared = shared(phrase, i);
      if (shared != null) {
        found.add(question(phrase, i, i + 1, shared));
        i++;
        continue;
      }
      if (phrase.isWord(i) && isHead(phrase.key(i))) {
        int from = i;
        while (from > 0
            && i - from < 3
            && phrase.isWord(from - 1)
            && !ConditionHeads.STOPS.contains(phrase.key(from - 1))
            && phrase.key(from - 1).length() > 2) {
          from--;
        }
        boolean named =
            !WIDE.contains(phrase.key(i)) || FreeNameTest.telling(phrase.words(from, i));
        if ((from < i || !WIDE.contains(phrase.key(i))) && named && !drugIn(phrase, from, i)) {
          found.add(
              question(
                  phrase, from, i + 1, Term.free(TermKind.PROCEDURE, phrase.words(from, i + 1))));
        }
      }
      i++;
    }
    return found;
  }

  /** "abdominal surgery" is more than surgery: words before a wide name belong to it. */
  private static int premodified(CriterionPhrase phrase, int i, Term term) {
    if (!term.id().equals("surgery-procedure")) {
      return i;
    }
    int from = i;
    while (from > 0
        && i - from < 2
        && phrase.isWord(from - 1)
        && !ConditionHeads.STOPS.contains(phrase.key(from - 1))
        && phrase.key(from - 1).length() > 2
        && !phrase.isAny(
            from - 1,
            Set.of("elective", "undergo", "underwent", "surgical", "performed", "surgery"))) {
      from--;
    }
    return from;
  }

  private static Term narrower(CriterionPhrase phrase, int from, TermBook.Found term) {
    Term free = Term.free(TermKind.PROCEDURE, phrase.words(from, term.to()));
    java.util.Set<String> closure = new java.util.LinkedHashSet<>(free.closure());
    closure.addAll(term.term().closure());
    return new Term(TermKind.PROCEDURE, free.id(), closure, free.words());
  }

  /** "heart or liver transplant": a word whose noun stands at the end of the list. */
  private static Term shared(CriterionPhrase phrase, int i) {
    if (!phrase.isWord(i) || !phrase.isAny(i + 1, Set.of("or", "and", ",", "/"))) {
      return null;
    }
    for (int at = i + 2; at < Math.min(phrase.size(), i + 9); at++) {
      if (phrase.isAny(
          at, Set.of("transplant", "transplantation", "replacement", "surgery", "arthroplasty"))) {
        String name = phrase.key(i) + " " + phrase.key(at);
        TermBook.Found term =
            TermBook.standard().longest(TermKind.PROCEDURE, CriterionPhrase.of(name).tokens(), 0);
        return term != null && term.to() == 2 ? term.term() : null;
      }
      if (!phrase.isWord(at) && !phrase.is(at, ",") && !phrase.is(at, "/")) {
        return null;
      }
    }
    return null;
  }

  /** "macrolide treatment" is a drug. */
  private static boolean drugIn(CriterionPhrase phrase, int from, int to) {
    for (int i = from; i < to; i++) {
      if (TermBook.standard().longest(TermKind.DRUG, phrase.tokens(), i) != null) {
        return true;
      }
    }
    return false;
  }

  static boolean isHead(String key) {
    if (HEADS.contains(key)) {
      return true;
    }
    for (String ending : ENDINGS) {
      if (key.endsWith(ending) && key.length() > ending.length() + 2) {
        return true;
      }
    }
    return false;
  }

  /** "Previous cesarean section ≥ 3". */
  private static Optional<Bounds> times(CriterionPhrase phrase, int behind) {
    Quantity quantity = phrase.isNumber(behind) ? null : BoundsReader.at(phrase, behind);
    boolean count =
        quantity != null
            && quantity.unit().isEmpty()
            && quantity.limit() == Quantity.Limit.NONE
            && quantity.from() == behind
            && (!phrase.isWord(quantity.to()) || phrase.is(quantity.to(), "times"));
    return count ? Optional.of(quantity.bounds()) : Optional.empty();
  }

  private static Recognised question(CriterionPhrase phrase, int from, int to, Term term) {
    Modifiers modifiers = Modifiers.around(phrase, from, to);
    return Recognised.of(
        from,
        to,
        new ProcedureTest(
            term,
            modifiers.aspect(),
            modifiers.window(),
            modifiers.count().or(() -> times(phrase, to))),
        modifiers.used());
  }
}
