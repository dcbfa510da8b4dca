package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Kept;
import org.chartwarden.trials.phrases.PhraseTable;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * Allergy and hypersensitivity to substances; contraindications, which a person has to judge. The
 * substances may stand behind ("allergy to latex") or before ("drug allergy").
 */
final class AllergyCriterion implements CriterionType {

  private static final int FAILURE_REACH = 6;
  private static final Set<String> FAILURES =
      WordSet.of(
          "inadequate inadequately insufficient insufficiently nonresponse refractory failed");

  private static final PhraseTrie<String> WORDS =
      PhraseTable.of("trial-allergies.psv", "word", kind -> kind);

  private static final Set<String> LINKS = Set.of("to", "against", "of", "for", "by");
  private static final Set<String> ENDS =
      WordSet.of(
          "subjects patients participants this who that which unless except within in at during as based requiring if but known",
          "history");
  private static final Set<String> SUBSTANCE_FILLERS =
      WordSet.of("any the a an of one or more other its their study and , to all");
  private static final int LONGEST = 45;
  private static final Set<String> MANY =
      WordSet.of("variety multiple several many various numerous");
  private static final Set<String> DRUGS =
      WordSet.of("drug drugs medication medications medicines");

  /** A therapy or device that a patient bears or not: no list of allergies holds it. */
  private static final Kept<String, Boolean> BORNE_THERAPY =
      new Kept<>(
          10_000,
          one ->
              one.matches(
                  "(?i)=.*\\b(?:(?:auto|bi|c|a)?-?pap|bipap|masks?|ventilation|oxygen|oximetry|exercis\\w*|training|physiotherapy|physical therapy|diets?|feeds?|feeding|nutrition|surgery|an(?:a)?esthesia|sedation|devices?|appliances?|splints?|braces?|orthos[ei]s|stockings?|bandag\\w+|compression|mri|scans?|scanning|imaging|lenses|pessar(?:y|ies)|catheters?|dialysis|light|noise|heat|cold|prone|supine|lying|standing)\\b.*"));

  /** Foods with names of their own, and others by the word. */
  private static final List<String> FOODS =
      List.of("food", "=fish", "=wheat", "=gluten", "=fruit", "=sesame");

  @Override
  public String id() {
    return "allergy";
  }

  @Override
  public String title() {
    return "Allergy and contraindication";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    int i = 0;
    while (i < phrase.size()) {
      PhraseTrie.Match<String> match = phrase.longest(WORDS, i);
      if (match == null) {
        i++;
        continue;
      }
      int to = match.end();
      String kind = match.values().get(0);
      // "allergy, hypersensitivity or intolerance to": one question.
      int next = to;
      while (next < phrase.size() && next - to < 4) {
        PhraseTrie.Match<String> other = phrase.longest(WORDS, next);
        if (other != null) {
          // "allergy or contraindication to": the first can be told, the second be judged.
          kind = other.values().get(0).equals("allergy") ? "allergy" : kind;
          to = other.end();
          next = to;
        } else if (phrase.isAny(
            next,
            Set.of(
                "or", "and", ",", "/", "known", "severe", "other", "(", "any", "a", "serious"))) {
          next++;
        } else {
          break;
        }
      }
      // "Inadequate response to, intolerance of or contraindication to": allergies tell one part.
      found.add(question(phrase, i, to, failureBefore(phrase, i) ? "contraindication" : kind));
      i = Math.max(to, found.get(found.size() - 1).to());
    }
    return found;
  }

  private static boolean failureBefore(CriterionPhrase phrase, int i) {
    for (int k = Math.max(0, i - FAILURE_REACH); k < i; k++) {
      if (phrase.isAny(k, FAILURES)) {
        return true;
      }
    }
    return false;
  }

  private static Recognised question(CriterionPhrase phrase, int from, int to, String written) {
    boolean borne = to == from + 1 && phrase.isAny(from, Set.of("intolerance", "intolerant"));
    String kind = borne && written.equals("allergy") ? AllergyTest.INTOLERANCE : written;
    Modifiers modifiers = Modifiers.around(phrase, from, to);
    BitSet used = modifiers.used();
    int end = to;
    List<String> substances = new ArrayList<>();
    int at = to;
    while (phrase.isAny(
        at,
        Set.of(
            "reaction",
            "reactions",
            "is",
            "known",
            "response",
            "(",
            "symptoms",
            "caused",
            "induced",
            "due",
            "triggered"))) {
      at++;
    }
    if (phrase.isAny(at, LINKS)) {
      end = at + 1;
      while (end < phrase.size()
          && end - at < LONGEST
          && !phrase.endsClause(end)
          && !phrase.isAny(end, ENDS)) {
        end++;
      }
      substances.addAll(named(phrase, at + 1, end));
      if (substances.isEmpty()) {
        substances.add("=" + phrase.words(at + 1, end).toLowerCase(Locale.ROOT));
      }
    } else {
      for (int i = from; i < to; i++) {
        TermBook.Found own = TermBook.standard().longest(TermKind.DRUG, phrase.tokens(), i);
        if (own != null && own.to() <= to && !phrase.is(i, "drug")) {
          substances.add(own.term().id());
        }
      }
      TermBook.Found before =
          from > 0 ? TermBook.standard().longest(TermKind.DRUG, phrase.tokens(), from - 1) : null;
      if (before != null && before.to() <= from) {
        substances.add(before.term().id());
        used.set(from - 1);
      } else if (from > 0
          && phrase.isWord(from - 1)
          && phrase.key(from - 1).length() > 3
          && !used.get(from - 1)
          && !ConditionHeads.STOPS.contains(phrase.key(from - 1))) {
        substances.add("=" + phrase.key(from - 1));
        used.set(from - 1);
      }
    }
    if (kind.equals(AllergyTest.INTOLERANCE) && substances.stream().anyMatch(BORNE_THERAPY::of)) {
      kind = "contraindication";
    }
    if (substances.isEmpty() && phrase.words(from, to).toLowerCase(Locale.ROOT).contains("food")) {
      substances.addAll(FOODS);
    }
    boolean wholeClause = end > to;
    if (!kind.equals("contraindication") && several(phrase, from, wholeClause ? end : to)) {
      substances.clear();
      substances.add(AllergyTest.SEVERAL);
    }
    return Recognised.of(from, wholeClause ? end : to, new AllergyTest(kind, substances), used);
  }

  /** "Allergic to a variety of drugs", "multiple drug allergies". */
  private static boolean several(CriterionPhrase phrase, int from, int to) {
    boolean many = false;
    for (int i = Math.max(0, from - 1); i < to; i++) {
      many |= phrase.isAny(i, MANY) && !phrase.is(i + 1, "components");
      if (many && phrase.isAny(i, DRUGS)) {
        return true;
      }
      if (phrase.isAny(i, Set.of("or", ",", "study"))) {
        many = false;
      }
    }
    return false;
  }

  private static List<String> named(CriterionPhrase phrase, int from, int to) {
    List<String> ids = new ArrayList<>();
    int i = from;
    int last = from;
    int ended = -1;
    Term before = null;
    while (i < to) {
      TermBook.Found term = TermBook.standard().longest(TermKind.DRUG, phrase.tokens(), i);
      if (term != null && term.to() <= to) {
        if (before != null && ended == i) {
          // "Gadolinium contrast": one substance, which the first word names more closely.
          ids.remove(ids.size() - 1);
          ids.add(closer(before, term.term()).id());
        } else {
          ids.add(term.term().id());
        }
        before = term.term();
        ended = term.to();
        i = term.to();
        last = i;
      } else {
        if (phrase.isAny(i, Set.of("or", "and", ",", "/")) || i + 1 == to) {
          int stop =
              i + 1 == to && !phrase.isAny(i, Set.of("or", "and", ",", "/", ".", ")")) ? to : i;
          int begin = last;
          while (begin < stop && phrase.isAny(begin, SUBSTANCE_FILLERS)) {
            begin++;
          }
          if (stop > begin && stop - begin <= 5 && !anyTerm(phrase, begin, stop)) {
            ids.add("=" + phrase.words(begin, stop).toLowerCase(Locale.ROOT));
          }
          last = i + 1;
        }
        i++;
      }
    }
    return ids;
  }

  private static Term closer(Term one, Term next) {
    return one != null && !next.closure().contains(one.id()) ? one : next;
  }

  private static boolean anyTerm(CriterionPhrase phrase, int from, int to) {
    for (int i = from; i < to; i++) {
      if (TermBook.standard().longest(TermKind.DRUG, phrase.tokens(), i) != null) {
        return true;
      }
    }
    return false;
  }
}
