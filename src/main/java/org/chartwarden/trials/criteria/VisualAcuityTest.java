package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.phrases.Bounds;

/**
 * Whether the eyes see so well. Where one does and the other does not, which eye is meant is for a
 * person to say.
 *
 * @param wanted decimal acuity: 1 for 20/20; empty where no word says which way the limit goes
 */
record VisualAcuityTest(Optional<Bounds> wanted) implements CriterionTest {

  private static final Pattern EYES =
      Pattern.compile(
          "\\b(?:b?cva|b?c?dva|va|vision|acuity|snellen|eyes?|o[dsu]|lasik|sees|lens(?:es)?)\\b");
  private static final SentenceSieve SIEVE = SentenceSieve.of(EYES);

  @Override
  public String type() {
    return "measurement";
  }

  @Override
  public String describe() {
    return "measurement visual acuity "
        + wanted.map(Bounds::toString).orElse("without a direction");
  }

  @Override
  public List<DataNeed> needs() {
    return List.of(
        DataNeed.of(DataNeed.Kind.MEASUREMENT, "visual-acuity"),
        DataNeed.of(DataNeed.Kind.SENTENCE));
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    if (wanted.isEmpty()) {
      return CriterionVerdict.unknown(
          "Whether better or worse sight is meant is not told.", MissingItem.review(describe()));
    }
    List<FactEvidence> yes = new ArrayList<>();
    List<FactEvidence> no = new ArrayList<>();
    for (NoteSentence sentence :
        facts.sentencesWhere(
            "visual acuity",
            SIEVE,
            words -> EYES.matcher(words).find() && VisualAcuities.FRACTION.matcher(words).find())) {
      Matcher told = VisualAcuities.FRACTION.matcher(sentence.text());
      while (told.find()) {
        BigDecimal acuity = VisualAcuities.decimal(told);
        (wanted.get().contains(acuity) ? yes : no).add(sentence.evidence());
      }
    }
    if (yes.isEmpty() == no.isEmpty()) {
      return CriterionVerdict.unknown(
          "Whether the eyes see so well is not told.",
          yes,
          MissingItem.test("visual acuity", Optional.empty()));
    }
    return yes.isEmpty()
        ? CriterionVerdict.notMet("The note says: " + no.get(0).text().strip(), no.subList(0, 1))
        : CriterionVerdict.met("The note says: " + yes.get(0).text().strip(), yes.subList(0, 1));
  }
}
