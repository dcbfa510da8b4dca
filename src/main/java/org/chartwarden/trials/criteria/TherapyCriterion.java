package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** Drugs and drug classes: prior, current or planned, with wash-out windows and doses. */
final class TherapyCriterion implements CriterionType {

  private static final Set<String> TIMES =
      Set.of("a", "mo", "wk", "d", "h", "min", "{score}", "%", "kg/m2", "{pack-years}");
  private static final Set<String> BEHIND =
      WordSet.of(
          "therapy treatment treatments use medication medications drugs drug agents agent",
          "administration intake therapies supplementation users user preparations injections",
          "injection tablets supplements products product regimen regimens based containing",
          "exposure usage");
  private static final Set<String> BEFORE =
      WordSet.of(
          "oral systemic intravenous iv topical inhaled long-term chronic regular daily",
          "concomitant high-dose low-dose parenteral intramuscular local preoperative",
          "prophylactic therapeutic stable dose doses of long term other continuous subcutaneous",
          "inhalation");

  private static final String SYSTEMIC = "systemic";
  private static final String ANY = "any-medication";

  /** What "systemic therapy" and "systemic treatment" stand for. */
  private static final Set<String> WHOLE_BODY = Set.of("chemotherapy", ANY);

  static final String ANTI_INFECTIVE = "anti-infective";

  private static final Pattern CANCER =
      Pattern.compile(
          "(?i)cancer|carcinoma|tumou?r|malignan|neoplas|oncolog|lymphoma|leuk[ae]+mia|myeloma"
              + "|melanoma|sarcoma|glioma|blastoma|metasta|chemo|radi(?:ation|otherapy)|\\b(?:NSCLC|SCLC"
              + "|HCC|RCC|CRC)\\b|advanced|line|progress|setting|adjuvant");

  private static final Pattern INFECTED =
      Pattern.compile("(?i)infecti|sepsis|pneumonia|tubercul|mycosis|abscess|cellulitis");

  private static final int SHORTEST = 7;
  private static final Set<String> TREATED =
      WordSet.of("treatment treated therapy therapies pretreatment treatments");
  private static final Set<String> USED =
      WordSet.of("use receipt administration intake dose doses");
  private static final Set<String> ENDS =
      WordSet.of("within as in for during or and at prior before tablets injection therapy alone");

  /** What is measured of a substance, or found out with it. */
  private static final Set<String> ASSAYS =
      WordSet.of("assay assays level levels concentration concentrations test tests testing");

  private static final Set<String> TESTED =
      WordSet.of("release suppression stimulation challenge provocation tolerance inhalation skin");

  private static final int TEST_REACH = 4;

  private static final Pattern CONCENTRATION = Pattern.compile("/(?:m|u|n|d)?L$");

  /** Words that are no names of drugs: plurals of classes, doings. */
  private static final Pattern PLURAL =
      Pattern.compile("(?:s|ing|ion|ment|ies|ance|ence|ship|ness|ity|ally|able|ogy|phone)$");

  @Override
  public String id() {
    return "therapy";
  }

  @Override
  public String title() {
    return "Prior, current or planned drug";
  }

  private static final int UNDERGOING = 4;

  private static final Set<String> PLANS =
      Set.of("planned", "planning", "plan", "scheduled", "expected", "anticipated", "to", "be");

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    int i = 0;
    while (i < phrase.size()) {
      TermBook.Found term = TermBook.standard().longest(TermKind.DRUG, phrase.tokens(), i);
      if (term == null) {
        term = unknown(phrase, i);
      }
      if (term == null) {
        i++;
        continue;
      }
      if (measured(phrase, term.to()) || PositiveTest.of(phrase, i)) {
        i = term.to();
        continue;
      }
      int from = i;
      if (!term.term().id().equals(ANY)
          && DrugUse.route(phrase.key(i))
          && again(phrase, i + 1, term)) {
        // "Intravenous antibiotics" are antibiotics with a word on how they are given.
        from = i + 1;
      }
      if (phrase.is(i, SYSTEMIC) && WHOLE_BODY.contains(term.term().id())) {
        // The route stays a word beside the drug.
        from = i + 1;
        term = new TermBook.Found(systemic(phrase, i, term), term.to());
      }
      int to = term.to();
      Modifiers modifiers = Modifiers.around(phrase, from, to);
      BitSet used = modifiers.used();
      if (!term.term().id().equals(ANY) && DrugUse.route(phrase.key(from - 1))) {
        used.clear(from - 1);
      }
      while (to < phrase.size() && phrase.isAny(to, BEHIND)) {
        used.set(to++);
      }
      for (int k = from - 1;
          k >= 0
              && k >= from - 3
              && phrase.isAny(k, BEFORE)
              && phrase.isAny(k, Set.of("of", "other", "dose", "doses", "any"));
          k--) {
        used.set(k);
      }
      i = term.to();
      String lines =
          modifiers.count().filter(TherapyCriterion::counted).map(Bounds::toString).orElse("");
      boolean most = modifiers.count().map(bounds -> bounds.low() == null).orElse(false);
      if (most) {
        // "No more than 3 lines of chemotherapy": none is as well; a list tells no lines.
        continue;
      }
      String dose = dose(phrase, from, to, used);
      found.add(
          Recognised.of(
              from,
              term.to(),
              new DrugTest(
                  term.term(),
                  aspect(phrase, from, modifiers),
                  modifiers.window(),
                  dose.isEmpty() && !lines.isEmpty() ? lines + " times" : dose),
              used));
    }
    return found;
  }

  /** "1 to 4 prior lines": one alone asks for no more than any. */
  private static boolean counted(Bounds bounds) {
    return bounds.low() != null
        && (bounds.high() != null || bounds.low().compareTo(BigDecimal.ONE) > 0);
  }

  /** "Digoxin level", "interferon gamma release assay": what is measured, or tested with it. */
  private static boolean measured(CriterionPhrase phrase, int behind) {
    if (phrase.isAny(behind, ASSAYS) || concentration(phrase, behind)) {
      return true;
    }
    for (int i = behind; i < behind + TEST_REACH; i++) {
      if (phrase.isAny(i, TESTED) && phrase.isAny(i + 1, ASSAYS)) {
        return true;
      }
    }
    return false;
  }

  /** "Calcitonin ≥ 50 ng/L": how much of it is in the blood. */
  private static boolean concentration(CriterionPhrase phrase, int behind) {
    Quantity amount = BoundsReader.at(phrase, behind);
    return amount != null && CONCENTRATION.matcher(amount.unit()).find();
  }

  /** "Systemic therapy" is one of cancer where the criterion speaks of cancer. */
  private static Term systemic(CriterionPhrase phrase, int at, TermBook.Found term) {
    if (!phrase.isAny(term.to() - 1, TREATED) || term.to() > at + 2) {
      return term.term();
    }
    if (CANCER.matcher(phrase.words(0, phrase.size())).find()) {
      return term.term();
    }
    boolean infection =
        INFECTED.matcher(phrase.words(phrase.clauseStart(at), at)).find()
            || INFECTED.matcher(phrase.words(term.to(), phrase.clauseEnd(at))).find();
    if (!infection && !condition(phrase)) {
      return term.term();
    }
    return TermBook.standard()
        .find(TermKind.DRUG, infection ? ANTI_INFECTIVE : ANY)
        .orElse(term.term());
  }

  private static boolean again(CriterionPhrase phrase, int at, TermBook.Found term) {
    TermBook.Found rest = TermBook.standard().longest(TermKind.DRUG, phrase.tokens(), at);
    return rest != null && rest.to() == term.to() && rest.term().id().equals(term.term().id());
  }

  private static boolean condition(CriterionPhrase phrase) {
    for (int i = 0; i < phrase.size(); i++) {
      if (TermBook.standard().longest(TermKind.CONDITION, phrase.tokens(), i) != null) {
        return true;
      }
    }
    return false;
  }

  /** "Previous treatment with pyronaridine": a word that no list holds where a drug stands. */
  private static TermBook.Found unknown(CriterionPhrase phrase, int i) {
    boolean opened =
        phrase.is(i - 1, "with") && phrase.isAny(i - 2, TREATED)
            || phrase.is(i - 1, "to") && phrase.is(i - 2, "exposure")
            || phrase.is(i - 1, "of") && phrase.isAny(i - 2, USED);
    String word = phrase.key(i);
    boolean name =
        opened
            && phrase.isWord(i)
            && word.length() >= SHORTEST
            && (!phrase.isWord(i + 1) || phrase.isAny(i + 1, ENDS))
            && !phrase.is(i + 1, "-")
            && !PLURAL.matcher(word).find()
            && FreeNameTest.telling(word)
            && TermBook.standard().longest(TermKind.PROCEDURE, phrase.tokens(), i) == null
            && TermBook.standard().longest(TermKind.CONDITION, phrase.tokens(), i) == null
            && ConditionHeads.at(phrase, i) == null;
    return name
        ? new TermBook.Found(Term.free(TermKind.DRUG, phrase.words(i, i + 1)), i + 1)
        : null;
  }

  /** Who undergoes a therapy with drugs has it now, unless a plan is named. */
  private static Aspect aspect(CriterionPhrase phrase, int from, Modifiers modifiers) {
    if (modifiers.aspect() == Aspect.PLANNED && modifiers.window().isEmpty()) {
      for (int i = from - 1; i >= Math.max(phrase.clauseStart(from), from - UNDERGOING); i--) {
        if (phrase.is(i, "undergoing")) {
          return phrase.isAny(i - 1, PLANS) || phrase.isAny(i - 2, PLANS)
              ? Aspect.PLANNED
              : Aspect.CURRENT;
        }
      }
    }
    return modifiers.aspect();
  }

  private static String dose(CriterionPhrase phrase, int from, int to, BitSet used) {
    for (int i = Math.max(phrase.clauseStart(from), from - 7);
        i < Math.min(phrase.clauseEnd(to), to + 7);
        i++) {
      Quantity quantity = BoundsReader.at(phrase, i);
      boolean dose =
          quantity != null
              && !quantity.unit().isEmpty()
              && !TIMES.contains(quantity.unit())
              && quantity.unit().matches("([mun]?g|mg/d|[mu]?g/kg|mL|\\[IU\\]|mg/kg.*|g/d|meq).*");
      if (dose) {
        int end = quantity.to();
        while (phrase.isAny(
            end,
            WordSet.of(
                "/ day per daily d of equivalent prednisone prednisolone or morphine milligram",
                "equivalents mme ( ) a"))) {
          end++;
        }
        used.set(quantity.from(), end);
        return quantity.shown();
      }
    }
    return "";
  }
}
