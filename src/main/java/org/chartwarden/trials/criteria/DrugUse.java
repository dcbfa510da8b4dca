package org.chartwarden.trials.criteria;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.Kept;
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

  private static final Set<Pattern> TOLD =
      Stream.of(ROUTES.values(), ALL, Set.of(AS_NEEDED))
          .flatMap(Collection::stream)
          .collect(Collectors.toUnmodifiableSet());

  private static final int KEPT = 20_000;

  /** Those that a text of a chart holds. */
  private static final Kept<String, Set<Pattern>> FOUND = new Kept<>(KEPT, DrugUse::found);

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

  /**
   * The way of use that words beside a drug ask for.
   *
   * @param test the question for the drug
   * @param routes any of which is asked for; none where any will do
   * @param lasting whether it has to be taken for long
   * @param usual whether it is that of most drugs: they go into the whole body unless something
   *     else is told or they are used in one place
   */
  record Asked(DrugTest test, List<Pattern> routes, boolean lasting, boolean usual) {

    Asked {
      routes = List.copyOf(routes);
    }

    /** What the chart tells of it. */
    DrugUse told(CriterionVerdict verdict, PatientFacts facts) {
      boolean local = false;
      DrugUse told = NONE;
      for (DrugFact one : facts.drugsLike(test.drug())) {
        if (!verdict.evidence().contains(one.evidence())
            || one.name().fits(test.drug()) != FactName.Fit.YES) {
          continue;
        }
        DrugUse use = of(one, facts.indexDate());
        if (use == SAME) {
          return SAME;
        }
        told = use == UNTOLD || told == UNTOLD ? UNTOLD : CONTRARY;
        local |= one.name().texts().stream().anyMatch(text -> FOUND.of(text).contains(LOCAL));
      }
      told = told == NONE ? UNTOLD : told;
      return usual && !local && told == UNTOLD ? SAME : told;
    }

    private DrugUse of(DrugFact fact, LocalDate index) {
      Set<Pattern> told = new HashSet<>(FOUND.of(fact.evidence().text()));
      fact.route().ifPresent(route -> told.addAll(FOUND.of(route)));
      fact.name().texts().forEach(text -> told.addAll(FOUND.of(text)));
      if (!routes.isEmpty() && Collections.disjoint(routes, told)) {
        return Collections.disjoint(ALL, told) ? UNTOLD : CONTRARY;
      }
      return !lasting || lasts(fact, told, index) ? SAME : UNTOLD;
    }

    private static boolean lasts(DrugFact fact, Set<Pattern> told, LocalDate index) {
      return fact.state() == FactState.PRESENT
          && !told.contains(AS_NEEDED)
          && fact.time().beganSince(index.minusDays(LONG_DAYS)) == FactTime.Answer.NO;
    }
  }

  /** The way of use that some words ask for; empty where they ask for more than that. */
  static Optional<Asked> asked(String words, Leaf leaf) {
    if (!reads(words, leaf) || !(leaf.test() instanceof DrugTest test)) {
      return Optional.empty();
    }
    List<String> each = Sentences.words(words);
    List<String> routes = each.stream().filter(ROUTES::containsKey).toList();
    boolean lasting = each.stream().anyMatch(LASTING::contains);
    // "Chronic use (more than 7 days)": the time says how long that is.
    boolean timed = test.window().filter(one -> one.kind() == Window.Kind.LASTING).isPresent();
    return Optional.of(
        new Asked(
            test,
            routes.stream().map(ROUTES::get).toList(),
            lasting && !timed,
            !lasting && routes.stream().allMatch("systemic"::equals)));
  }

  /** The patterns of routes and of use that a text holds. */
  private static Set<Pattern> found(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Set<Pattern> all = new HashSet<>();
    if (LOCAL.matcher(text).find()) {
      all.add(LOCAL);
    }
    for (Pattern one : TOLD) {
      if (one.matcher(lower).find()) {
        all.add(one);
      }
    }
    return Set.copyOf(all);
  }
}
