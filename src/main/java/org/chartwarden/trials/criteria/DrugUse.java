package org.chartwarden.trials.criteria;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.Window;
import org.chartwarden.trials.phrases.WordSet;

/**
 * Words beside a drug that ask how it is taken, which the medication list answers: by which route,
 * and whether for long or day by day.
 */
enum DrugUse {
  /** The words ask for more than that. */
  NONE,
  /** The chart tells neither. */
  UNTOLD,
  /** The chart tells that it is taken so. */
  SAME,
  /** The chart tells that all of it is taken in another way. */
  CONTRARY;

  private static final int LONG_DAYS = 60;

  private static final Set<String> LASTING =
      WordSet.of(
          "chronic chronically long term long-term longterm continuous continuously continuing",
          "maintenance permanent permanently ongoing regular regularly daily routine");

  private static final Set<String> BESIDE =
      WordSet.of(
          "short short-term use used term basis or and a an the on of in dose doses therapy treatment with by via");

  private static final Pattern AS_NEEDED =
      Pattern.compile("(?i)\\b(?:prn|as needed|as required|when needed|if needed|on demand)\\b");

  private static final Pattern SKIN =
      Pattern.compile("\\b(?:topical\\w*|cutaneous|skin|cream|ointment|gel|lotion|foam)\\b");
  private static final Pattern MOUTH =
      Pattern.compile("\\b(?:oral\\w*|mouth|po|tablets?|capsules?|tabs?|caps?|swallowed)\\b");
  private static final Pattern AIRWAYS =
      Pattern.compile("\\b(?:inhal\\w*|puffs?|nebuli[sz]\\w*)\\b");
  private static final Pattern NOSE = Pattern.compile("\\b(?:intra)?nasal\\w*\\b|\\bnostrils?\\b");
  private static final Pattern EYE =
      Pattern.compile("\\b(?:ophthalm\\w*|ocular|conjunctival|eye drops?|eyes?)\\b");

  /** Drugs that are mostly breathed in or put on the skin. */
  private static final Pattern LOCAL =
      Pattern.compile(
          "(?i)fluticason|budesonid|beclomet|mometason|ciclesonid|clobetasol|betamethason|triamcinolon"
              + "|mupirocin|fusidic|clotrimazol|nystatin|tobramycin|ketoconazol|timolol|imiquimod");

  private static final Pattern EAR =
      Pattern.compile(
          "\\b(?:otic|aural|ear drops?|each ear|(?:left|right|both|affected) ears?)\\b");
  private static final Pattern VEIN = Pattern.compile("\\b(?:intraven\\w*|iv|infus\\w*)\\b");
  private static final Pattern NEEDLE =
      Pattern.compile(
          "\\b(?:intraven\\w*|iv|infus\\w*|subcut\\w*|sc|sq|intramusc\\w*|im|inject\\w*|parenteral|pen)\\b");
  private static final Pattern PLACE =
      Pattern.compile(
          "\\b(?:intra(?:vesical|vitreal|the[ck]al|articular|peritoneal|pleural|tumoral|lesional|arterial)\\w*"
              + "|into the (?:bladder|joint|eye|spine)|instill\\w*|vaginal\\w*)\\b");
  private static final Pattern BODY =
      Pattern.compile(MOUTH.pattern() + "|" + NEEDLE.pattern() + "|\\b(?:rectal|suppository)\\b");

  private static final Map<String, Pattern> ROUTES =
      Map.ofEntries(
          Map.entry("oral", MOUTH),
          Map.entry("orally", MOUTH),
          Map.entry("topical", SKIN),
          Map.entry("topically", SKIN),
          Map.entry("inhaled", AIRWAYS),
          Map.entry("nebulized", AIRWAYS),
          Map.entry("intranasal", NOSE),
          Map.entry("nasal", NOSE),
          Map.entry("ophthalmic", EYE),
          Map.entry("intravenous", VEIN),
          Map.entry("subcutaneous", NEEDLE),
          Map.entry("intramuscular", NEEDLE),
          Map.entry("intravenously", VEIN),
          Map.entry("iv", VEIN),
          Map.entry("injectable", NEEDLE),
          Map.entry("injected", NEEDLE),
          Map.entry("parenteral", NEEDLE),
          Map.entry("systemic", BODY),
          Map.entry("systemically", BODY));

  /** Every route that charts name. */
  private static final List<Pattern> ALL = List.of(SKIN, AIRWAYS, NOSE, EYE, EAR, PLACE, BODY);

  /** Whether a word, in lower case, is a route. */
  static boolean route(String word) {
    return ROUTES.containsKey(word);
  }

  /** Whether some words ask for nothing but how a drug is taken. */
  static boolean reads(String words, Leaf leaf) {
    if (!(leaf.test() instanceof DrugTest)) {
      return false;
    }
    List<String> each = Sentences.words(words);
    return each.stream().anyMatch(one -> LASTING.contains(one) || ROUTES.containsKey(one))
        && each.stream()
            .allMatch(
                one -> LASTING.contains(one) || ROUTES.containsKey(one) || BESIDE.contains(one));
  }

  /** What the chart tells of the way of use that some words beside a drug ask for. */
  static DrugUse asked(String words, Leaf leaf, CriterionVerdict verdict, PatientFacts facts) {
    if (!reads(words, leaf) || !(leaf.test() instanceof DrugTest test)) {
      return NONE;
    }
    List<String> each = Sentences.words(words);
    // "Chronic use (more than 7 days)": the time says how long that is.
    boolean timed = test.window().filter(one -> one.kind() == Window.Kind.LASTING).isPresent();
    List<String> asked =
        timed ? each.stream().filter(word -> !LASTING.contains(word)).toList() : each;
    List<DrugFact> taken = taken(verdict, facts, test);
    // Drugs go into the whole body unless something else is told or they are used in one place.
    boolean usual =
        each.stream().filter(ROUTES::containsKey).allMatch("systemic"::equals)
            && each.stream().noneMatch(LASTING::contains)
            && taken(verdict, facts, test).stream()
                .allMatch(
                    one ->
                        one.name().texts().stream().noneMatch(text -> LOCAL.matcher(text).find()));
    DrugUse told = taken.isEmpty() ? UNTOLD : CONTRARY;
    for (DrugFact one : taken) {
      DrugUse use = of(one, asked, facts.indexDate());
      if (use == SAME) {
        return SAME;
      }
      told = use == UNTOLD ? UNTOLD : told;
    }
    return usual && told == UNTOLD ? SAME : told;
  }

  private static List<DrugFact> taken(CriterionVerdict verdict, PatientFacts facts, DrugTest test) {
    return facts.drugsLike(test.drug()).stream()
        .filter(one -> verdict.evidence().contains(one.evidence()))
        .filter(one -> one.name().fits(test.drug()) == FactName.Fit.YES)
        .toList();
  }

  private static DrugUse of(DrugFact fact, List<String> words, LocalDate index) {
    String told =
        String.join(
                " ; ",
                fact.route().orElse(""),
                fact.evidence().text(),
                String.join(" ; ", fact.name().texts()))
            .toLowerCase(java.util.Locale.ROOT);
    List<String> routes = words.stream().filter(ROUTES::containsKey).toList();
    boolean same =
        routes.isEmpty() || routes.stream().anyMatch(one -> ROUTES.get(one).matcher(told).find());
    boolean known = ALL.stream().anyMatch(one -> one.matcher(told).find());
    if (!same) {
      return known ? CONTRARY : UNTOLD;
    }
    boolean lasting = words.stream().anyMatch(LASTING::contains);
    return !lasting || lasts(fact, told, index) ? SAME : UNTOLD;
  }

  private static boolean lasts(DrugFact fact, String told, LocalDate index) {
    return fact.state() == FactState.PRESENT
        && !AS_NEEDED.matcher(told).find()
        && fact.time().beganSince(index.minusDays(LONG_DAYS)) == FactTime.Answer.NO;
  }
}
