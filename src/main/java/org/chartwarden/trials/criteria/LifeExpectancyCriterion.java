package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.WordSet;

/** Life expectancy: judged by a physician, never told by a list. */
final class LifeExpectancyCriterion implements CriterionType {

  private static final Set<String> BETWEEN =
      WordSet.of(
          "of is to be a an the estimated expected with ( time period for : must should survive",
          "greater");

  @Override
  public String id() {
    return "life-expectancy";
  }

  @Override
  public String title() {
    return "Life expectancy";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    List<Cues.Found> cues = Cues.in(phrase, id());
    int opened = -1;
    for (Cues.Found cue : cues) {
      int behind = cue.to();
      while (!begins(cues, behind) && phrase.isAny(behind, BETWEEN)) {
        behind++;
      }
      if (begins(cues, behind)) {
        // "Life expectancy: predicted survival of 3 months" asks once.
        opened = opened < 0 ? cue.from() : opened;
        continue;
      }
      int at = cue.to();
      Quantity quantity = BoundsReader.at(phrase, at);
      while (quantity == null
          && at < phrase.size()
          && at - cue.to() < 5
          && phrase.isAny(at, BETWEEN)) {
        at++;
        quantity = BoundsReader.at(phrase, at);
      }
      int to = quantity == null ? cue.to() : quantity.to();
      int from = opened < 0 ? cue.from() : opened;
      opened = -1;
      if (quantity == null) {
        for (int i = Math.max(0, from - 7); i < from && quantity == null; i++) {
          Quantity before = BoundsReader.at(phrase, i);
          if (before != null
              && before.to() <= from
              && Set.of("a", "mo", "wk", "d").contains(before.unit())) {
            quantity = before;
          }
        }
      }
      BitSet used = new BitSet();
      if (quantity != null) {
        used.set(quantity.from(), quantity.to());
      }
      found.add(
          Recognised.of(
              from,
              to,
              new LifeExpectancyTest(
                  quantity == null ? "short" : quantity.shown(), Optional.ofNullable(quantity)),
              used));
    }
    return found;
  }

  private static boolean begins(List<Cues.Found> cues, int at) {
    return cues.stream().anyMatch(cue -> cue.from() == at);
  }

  /**
   * Whether the patient is expected to live so long.
   *
   * @param asked the time in words
   * @param length the time; empty when none is named
   */
  record LifeExpectancyTest(String asked, Optional<Quantity> length) implements CriterionTest {

    private static final Pattern SPEAKS =
        Pattern.compile(
            "\\b(?:prognosis|life expectancy|expected survival|survival|outlook|expected to live"
                + "|life-?limiting|limiting (?:her|his|their) life|lifespan"
                + "|(?:expects?|expected|expecting|count on|hopes?) (?:him|her|them|patient|pt)? ?to (?:live|survive|recover|pull|do well|be)"
                + "|pulls? through|to live|not (?:at|near) (?:the )?end of life|not dying|survive|hospice|palliative care only|end of life)\\b");
    private static final SentenceSieve SIEVE = SentenceSieve.of(SPEAKS);
    private static final Pattern LONG =
        Pattern.compile(
            "\\b(?:normal life expectancy|excellent prognosis|good prognosis|prognosis (?:is )?(?:good"
                + "|excellent)|(?:no|nothing)[^.;]{0,20} (?:life-?limiting|limiting)|outlook[^.;]{0,40}years"
                + "|several years|many years|years to live|prognosis:? (?:of )?years|pulls? through|full recovery|not (?:at|near) (?:the )?end of life|not dying|(?:beyond|over|more than) (?:a|one) year)\\b");
    private static final Pattern BEYOND =
        Pattern.compile(
            "\\b(?:beyond|over|more than|longer than|at least|years|excess of|exceed\\w*|pulls? through)\\b");
    private static final Pattern SHORT =
        Pattern.compile(
            "\\b(?:days to weeks|(?:hours|days|weeks) to live|(?:prognosis|life expectancy|outlook)[^.;]{0,12}(?:hours|days|weeks)"
                + "|imminently dying|actively dying|(?<!not )(?:at|near) (?:the )?end of life)\\b");
    private static final Pattern GRAVE =
        Pattern.compile(
            "\\b(?:palliative|hospice|terminal|end[- ]of[- ]life|comfort care|dying|moribund|dnr"
                + "|metasta\\w+|stage iv|cachexia|end[- ]stage|unresectable|incurable|progressing|pd on|progressive disease|disease progression"
                + "|(?:carcinoma|cancer|sarcoma|lymphoma|leuka?emia|myeloma|melanoma|tumou?r|glioma|glioblastoma|mesothelioma|nsclc|sclc|hgsoc|aml|mds|dlbcl|hcc)\\b[^.;]{0,80}\\b(?:relaps\\w+|recurr\\w+|progress\\w+|refractory|(?:second|third|fourth|2nd|3rd)[- ]line)"
                + "|(?:relaps\\w+|recurrent|progressive|refractory|advanced) (?:\\w+ ){0,3}(?:carcinoma|cancer|sarcoma|lymphoma|leuka?emia|myeloma|melanoma|tumou?r|glioma)"
                + "|pd ?[-:–]|off platinum|platinum[- ](?:resistant|sensitive|free)|glioblastoma|mesothelioma)(?![\\w])");
    private static final SentenceSieve NEAR = SentenceSieve.of(GRAVE);
    private static final Map<String, BigDecimal> MONTHS =
        Map.of(
            "a",
            BigDecimal.valueOf(12),
            "mo",
            BigDecimal.ONE,
            "wk",
            new BigDecimal("0.23"),
            "d",
            new BigDecimal("0.033"));
    private static final BigDecimal LONG_MONTHS = BigDecimal.valueOf(24);

    @Override
    public String type() {
      return "life-expectancy";
    }

    @Override
    public String describe() {
      return "life expectancy " + asked;
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(DataNeed.of(DataNeed.Kind.SENTENCE));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      for (NoteSentence sentence :
          facts.sentencesWhere("life expectancy", SIEVE, words -> SPEAKS.matcher(words).find())) {
        Optional<BigDecimal> told =
            months(sentence.text(), sentence.text().toLowerCase(Locale.ROOT));
        Optional<Boolean> held =
            told.flatMap(
                months ->
                    holds(months, BEYOND.matcher(sentence.text().toLowerCase(Locale.ROOT)).find()));
        if (held.isPresent()) {
          List<FactEvidence> evidence = List.of(sentence.evidence());
          String reason = "The note says: " + sentence.text().strip();
          return held.get()
              ? CriterionVerdict.met(reason, evidence)
              : CriterionVerdict.notMet(reason, evidence);
        }
      }
      boolean listed =
          facts.isComplete(FactList.PROBLEMS)
              && facts
                  .sentencesWhere("near death", NEAR, words -> GRAVE.matcher(words).find())
                  .isEmpty()
              && facts.problems().stream().noneMatch(LifeExpectancyTest::grave);
      if (listed && withinAYear()) {
        // A complete list would hold what ends a life within the year.
        String reason = "The complete problem list holds nothing that ends a life soon.";
        List<FactEvidence> evidence = facts.saysComplete(FactList.PROBLEMS);
        return holds(LONG_MONTHS, false).orElseThrow()
            ? CriterionVerdict.met(reason, evidence)
            : CriterionVerdict.notMet(reason, evidence);
      }
      return CriterionVerdict.unknown(
          "A physician has to estimate the life expectancy.",
          MissingItem.ask("life expectancy " + asked));
    }

    private boolean withinAYear() {
      if (length.isEmpty()) {
        return true;
      }
      Bounds bounds = length.get().bounds();
      BigDecimal number = bounds.low() == null ? bounds.high() : bounds.low();
      BigDecimal factor = MONTHS.getOrDefault(length.get().unit(), BigDecimal.ONE);
      return number.multiply(factor).compareTo(BigDecimal.valueOf(12)) <= 0;
    }

    private static boolean grave(ProblemFact fact) {
      return fact.state() == FactState.PRESENT
          && fact.name().texts().stream()
              .anyMatch(text -> GRAVE.matcher(text.toLowerCase(Locale.ROOT)).find());
    }

    /** Empty where somebody is expected to live longer than told, and it is asked how much. */
    private Optional<Boolean> holds(BigDecimal told, boolean beyond) {
      if (length.isEmpty()) {
        return Optional.of(told.compareTo(BigDecimal.valueOf(6)) < 0);
      }
      Bounds bounds = length.get().bounds();
      BigDecimal factor = MONTHS.getOrDefault(length.get().unit(), BigDecimal.ONE);
      boolean least = bounds.low() != null;
      BigDecimal limit = (least ? bounds.low() : bounds.high()).multiply(factor);
      boolean reaches = told.compareTo(limit) >= 0;
      return reaches || !beyond ? Optional.of(reaches == least) : Optional.empty();
    }

    /** The months that a sentence speaks of. */
    private static Optional<BigDecimal> months(String text, String words) {
      CriterionPhrase phrase = CriterionPhrase.of(text);
      for (int i = 0; i < phrase.size(); i++) {
        Quantity quantity = BoundsReader.at(phrase, i);
        if (quantity != null && MONTHS.containsKey(quantity.unit())) {
          Bounds bounds = quantity.bounds();
          BigDecimal number = bounds.low() == null ? bounds.high() : bounds.low();
          return Optional.of(number.multiply(MONTHS.get(quantity.unit())));
        }
        if (phrase.reads(i, "a", "year")) {
          return Optional.of(BigDecimal.valueOf(12));
        }
      }
      if (SHORT.matcher(words).find()) {
        return Optional.of(new BigDecimal("0.5"));
      }
      return LONG.matcher(words).find() ? Optional.of(LONG_MONTHS) : Optional.empty();
    }
  }
}
