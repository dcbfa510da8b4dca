package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.BoundsReader;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Quantity;
import org.chartwarden.trials.phrases.WordSet;

/** Years of education: "completed 6 or more years of education", "≥ 8 years of schooling". */
final class EducationCriterion implements CriterionType {

  private static final Set<String> NAMES = WordSet.of("education schooling school");
  private static final Set<String> BETWEEN =
      WordSet.of("of formal full - time academic years year completed the in basic ( )");
  private static final Set<String> LEAD =
      WordSet.of("completed complete completion have has had must received attended of a with");
  private static final int REACH = 5;

  @Override
  public String id() {
    return "education";
  }

  @Override
  public String title() {
    return "Years of education";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    for (int i = 0; i < phrase.size(); i++) {
      Quantity quantity = BoundsReader.at(phrase, i);
      if (quantity == null || !quantity.unit().equals("a")) {
        continue;
      }
      int at = quantity.to();
      while (at - quantity.to() < REACH && phrase.isAny(at, BETWEEN)) {
        at++;
      }
      if (phrase.isAny(at, NAMES)) {
        BitSet used = new BitSet();
        for (int k = i - 1; k >= 0 && phrase.isAny(k, LEAD); k--) {
          used.set(k);
        }
        Bounds wanted =
            quantity.bounds().exact() ? Bounds.atLeast(quantity.bounds().low()) : quantity.bounds();
        found.add(Recognised.of(i, at + 1, new EducationTest(wanted), used));
        i = at;
      }
    }
    return found;
  }

  /**
   * Whether the patient went to school for so long.
   *
   * @param years wanted
   */
  record EducationTest(Bounds years) implements CriterionTest {

    private static final Pattern SPEAKS =
        Pattern.compile(
            "\\b(?:school\\w*|education|degree|universit\\w+|college|graduate\\w*|phd)\\b");
    private static final SentenceSieve SIEVE = SentenceSieve.of(SPEAKS);
    private static final Pattern DEGREE =
        Pattern.compile(
            "\\b(?:university degree|college degree|bachelor\\w*|master's degree|phd|doctorate|college"
                + " graduate|university graduate|graduated from (?:college|university))\\b");
    private static final BigDecimal DEGREE_YEARS = BigDecimal.valueOf(15);
    private static final Pattern SECONDARY =
        Pattern.compile(
            "\\b(?:high school (?:diploma|graduate)|finished high school|completed high school)\\b");
    private static final BigDecimal SECONDARY_YEARS = BigDecimal.valueOf(12);

    @Override
    public String type() {
      return "education";
    }

    @Override
    public String describe() {
      return "education " + years + " a";
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(DataNeed.of(DataNeed.Kind.SENTENCE));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      for (NoteSentence sentence :
          facts.sentencesWhere("education", SIEVE, words -> SPEAKS.matcher(words).find())) {
        List<FactEvidence> evidence = List.of(sentence.evidence());
        Optional<BigDecimal> told = told(sentence.text());
        if (told.isPresent()) {
          String reason = "The record tells: " + sentence.text().strip();
          return years.contains(told.get())
              ? CriterionVerdict.met(reason, evidence)
              : CriterionVerdict.notMet(reason, evidence);
        }
        String words = sentence.text().toLowerCase(Locale.ROOT);
        BigDecimal least =
            DEGREE.matcher(words).find()
                ? DEGREE_YEARS
                : SECONDARY.matcher(words).find() ? SECONDARY_YEARS : null;
        if (least != null && years.containsAllAbove(least)) {
          return CriterionVerdict.met("The record tells: " + sentence.text().strip(), evidence);
        }
      }
      return CriterionVerdict.unknown(
          "The record does not tell the years of education.",
          MissingItem.ask("years of education"));
    }

    /** The years that a sentence counts. */
    private static Optional<BigDecimal> told(String text) {
      CriterionPhrase phrase = CriterionPhrase.of(text);
      for (int i = 0; i < phrase.size(); i++) {
        Quantity quantity = BoundsReader.at(phrase, i);
        if (quantity == null || !quantity.unit().equals("a") || quantity.bounds().low() == null) {
          continue;
        }
        int at = quantity.to();
        while (at - quantity.to() < REACH && phrase.isAny(at, BETWEEN)) {
          at++;
        }
        if (phrase.isAny(at, NAMES)) {
          return Optional.of(quantity.bounds().low());
        }
      }
      return Optional.empty();
    }
  }
}
