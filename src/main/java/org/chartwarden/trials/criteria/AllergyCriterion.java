package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.facts.AllergyFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.CriterionPhrase;
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

  private static final PhraseTrie<String> WORDS = new PhraseTrie<>();
  private static final Set<String> LINKS = Set.of("to", "against", "of", "for", "by");
  private static final Set<String> ENDS =
      WordSet.of(
          "subjects patients participants this who that which unless except within in at during as based requiring if but known",
          "history");
  private static final Set<String> SUBSTANCE_FILLERS =
      WordSet.of("any the a an of one or more other its their study and , to all");
  private static final int LONGEST = 45;

  static {
    for (String one :
        new String[] {
          "allergy",
          "allergies",
          "allergic",
          "hypersensitivity",
          "hypersensitive",
          "hypersensitivities",
          "hypersensitivity reaction",
          "hypersensitivity reactions",
          "allergic reaction",
          "allergic reactions",
          "anaphylaxis",
          "anaphylactic reaction",
          "anaphylactic reactions",
          "allergy or hypersensitivity",
          "hypersensitivity or allergy",
          "intolerance",
          "intolerant",
          "sensitivity",
          "allergic or hypersensitive",
          "allergies or hypersensitivity",
          "allergy or intolerance",
          "intolerance or allergy",
          "allergic history",
          "idiosyncratic reaction",
          "severe allergic reaction",
          "adverse reaction",
          "adverse reactions",
          "allergic constitution",
          "serious allergic reaction",
          "allergic reaction or hypersensitivity",
          "allergic response",
          "allergy or sensitivity",
          "sensitivity or allergy",
          "hypersensitivity or intolerance",
          "intolerance or hypersensitivity",
          "severe hypersensitivity",
          "drug allergy",
          "drug allergies",
          "food allergy",
          "food allergies",
          "drug hypersensitivity",
          "latex allergy",
          "anaphylactic",
          "sensitization",
          "sensitized"
        }) {
      WORDS.add(one, "allergy");
    }
    for (String one :
        new String[] {
          "contraindication",
          "contraindications",
          "contradiction",
          "contradictions",
          "contraindicated",
          "contradiction",
          "contradictions",
          "contra-indication",
          "contra-indications",
          "contraindication or intolerance",
          "absolute contraindication",
          "absolute contraindications",
          "contraindicated for"
        }) {
      WORDS.add(one, "contraindication");
    }
  }

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

  private static Recognised question(CriterionPhrase phrase, int from, int to, String kind) {
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
    boolean wholeClause = end > to;
    return Recognised.of(from, wholeClause ? end : to, new AllergyTest(kind, substances), used);
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

  /**
   * Whether the patient is allergic to one of some substances, or has a contraindication.
   *
   * @param kind allergy or contraindication
   * @param substances ids of drugs and classes, or {@code =} and words; empty for any
   */
  record AllergyTest(String kind, List<String> substances) implements CriterionTest {

    private static final Pattern VAGUE_SUBSTANCE =
        Pattern.compile(
            "=.*\\b(study|investigational|ingredient|component|excipient|product)s?\\b.*");

    AllergyTest {
      substances = List.copyOf(substances);
    }

    @Override
    public String type() {
      return "allergy";
    }

    @Override
    public String describe() {
      return kind
          + (substances.isEmpty()
              ? ""
              : " to "
                  + String.join(
                      ", ", substances.stream().map(one -> one.replaceFirst("^=", "")).toList()));
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(
          new DataNeed(
              DataNeed.Kind.ALLERGY,
              Set.copyOf(new java.util.LinkedHashSet<>(substances)),
              List.of()));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      List<FactEvidence> yes = new ArrayList<>();
      List<FactEvidence> all = new ArrayList<>();
      boolean none = false;
      for (AllergyFact fact : facts.allergies()) {
        boolean any = fact.substance().texts().isEmpty() && fact.substance().codes().isEmpty();
        if (fact.state() == FactState.ABSENT) {
          none |= any;
          all.add(fact.evidence());
          continue;
        }
        all.add(fact.evidence());
        boolean asked =
            substances.isEmpty() || substances.stream().anyMatch(one -> fits(fact, one));
        if (asked && fact.state() != FactState.RELATIVE) {
          yes.add(fact.evidence());
        }
      }
      if (!yes.isEmpty()) {
        return CriterionVerdict.met("The record tells this " + kind + ".", yes);
      }
      if (kind.equals("contraindication")) {
        return CriterionVerdict.unknown(
            "A physician has to judge contraindications.", MissingItem.ask(describe()));
      }
      if (all.isEmpty() && substances.stream().anyMatch(AllergyTest::namesCondition)) {
        return CriterionVerdict.unknown(
            "Conditions are named beside the substances, which allergies do not tell.",
            MissingItem.review(describe()));
      }
      // "Any medication used in the study": which that is a person has to say.
      boolean vague =
          substances.stream()
              .allMatch(one -> VAGUE.contains(one) || VAGUE_SUBSTANCE.matcher(one).matches());
      boolean some = all.size() > 0 && facts.allergies().stream().anyMatch(AllergyTest::told);
      if ((none || facts.isComplete(FactList.ALLERGIES))
          && !(some && !substances.isEmpty() && VAGUE.containsAll(substances))
          && (none || !(vague && !substances.isEmpty() && !all.isEmpty()))) {
        return CriterionVerdict.notMet(
            "The allergies told do not hold this.",
            all.isEmpty() ? facts.saysComplete(FactList.ALLERGIES) : all);
      }
      return CriterionVerdict.unknown(
          "The record does not tell of this " + kind + ".", all, MissingItem.ask(describe()));
    }

    private static boolean told(AllergyFact fact) {
      return fact.state() != FactState.ABSENT && fact.state() != FactState.RELATIVE;
    }

    private static final Set<String> VAGUE =
        Set.of("any-medication", "investigational-drug", "=used", "=note");

    private static boolean namesCondition(String substance) {
      return substance.startsWith("=")
          && !TermBook.standard().idsIn(TermKind.CONDITION, substance.substring(1)).isEmpty();
    }

    private static boolean fits(AllergyFact fact, String substance) {
      Sought sought = Sought.of(substance);
      return sought.named().stream().anyMatch(fact.substance().concepts()::contains)
          || fact.substance().fits(sought.term()) == FactName.Fit.YES;
    }
  }

  /**
   * A substance as it is looked for.
   *
   * @param term itself
   * @param named ids of the drugs that the words of one without a term name
   */
  private record Sought(Term term, Set<String> named) {

    private static final int LIMIT = 20_000;
    private static final Map<String, Sought> KNOWN = new ConcurrentHashMap<>();

    static Sought of(String substance) {
      Sought known = KNOWN.get(substance);
      if (known == null) {
        known = read(substance);
        if (KNOWN.size() < LIMIT) {
          KNOWN.put(substance, known);
        }
      }
      return known;
    }

    private static Sought read(String substance) {
      Optional<Term> term =
          substance.startsWith("=")
              ? Optional.empty()
              : TermBook.standard().find(TermKind.DRUG, substance);
      String words = substance.replaceFirst("^=", "");
      return term.map(one -> new Sought(one, Set.of()))
          .orElseGet(
              () ->
                  new Sought(
                      Term.free(TermKind.DRUG, words),
                      TermBook.standard().namedIn(TermKind.DRUG, words)));
    }
  }
}
