package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;

/**
 * Whether a marker is so.
 *
 * @param marker gene, receptor, antigen or stage
 * @param state positive, negative, or empty when only the marker or a stage is named
 */
record BiomarkerTest(String marker, String state) implements CriterionTest {

  private static final Pattern TUMOUR =
      Pattern.compile(
          "\\b(?:lesions?|metasta\\w+|tumou?rs?|mass|deposits?|nod(?:e|ule)s?|segments?)\\b");

  /** At least 10 mm (RECIST 1.1). */
  private static final Pattern SIZE =
      Pattern.compile("\\b(?:[1-9]\\d{1,2} ?mm|\\d\\.\\d ?cm|[1-9]\\d? ?cm)\\b");

  private static final SentenceSieve LESION_SIEVE = SentenceSieve.of(TUMOUR);

  /** Names that hold the state of their marker: to be named is to be so. */
  private static final Pattern TELLING =
      Pattern.compile(
          "positive|negative|[+]$|-low|MSS|MMR|MSI-H|MSI-high|TNBC|mutant|exon|[A-Z]\\d+[A-Z]$|^Ph"
              + "|castrat|muscle|resist|sensitive|refractory|differentiated|oligo|del|inv|^t\\(");

  private static final Pattern MEASURABLE =
      Pattern.compile(".*(measurable|evaluable|target lesion).*");

  @Override
  public String type() {
    return "biomarker";
  }

  @Override
  public String describe() {
    return "biomarker " + marker + (state.isEmpty() ? "" : " " + state);
  }

  @Override
  public List<DataNeed> needs() {
    return List.of(DataNeed.of(DataNeed.Kind.SENTENCE));
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    Optional<CriterionVerdict> repair = MismatchRepair.verdict(marker, facts);
    if (repair.isPresent()) {
      return repair.get();
    }
    Told told = Told.nothing();
    List<FactEvidence> there = MarkerFamilies.of(facts, marker, true);
    List<FactEvidence> absent =
        there.isEmpty() || !MarkerFamilies.isOfSeveral(marker)
            ? MarkerFamilies.of(facts, marker, false)
            : List.of();
    if (!there.isEmpty() && !absent.isEmpty()) {
      List<FactEvidence> thereNow = MarkerFamilies.now(there);
      List<FactEvidence> absentNow = MarkerFamilies.now(absent);
      if (thereNow.isEmpty() != absentNow.isEmpty()) {
        there = thereNow;
        absent = absentNow;
      }
    }
    there.forEach(state.equals("negative") ? told::no : told::yes);
    absent.forEach(state.equals("negative") ? told::yes : told::no);
    CriterionVerdict verdict = told.verdict(describe(), false);
    if (verdict.state() == CriterionState.UNKNOWN && state.isEmpty() && marker.contains(" ")) {
      // Extents of a disease: "locally advanced", "measurable disease".
      told.yesIf(facts, marker);
      if (MEASURABLE.matcher(marker).matches()) {
        facts
            .sentencesWhere(
                "measured lesion",
                LESION_SIEVE,
                words -> TUMOUR.matcher(words).find() && SIZE.matcher(words).find())
            .forEach(sentence -> told.yes(sentence.evidence()));
      }
      verdict = told.verdict(describe(), false);
    }
    if (verdict.state() == CriterionState.UNKNOWN
        && state.isEmpty()
        && TELLING.matcher(marker).find()) {
      CriterionVerdict mention = NoteMention.of(facts, marker);
      verdict = mention == null ? verdict : mention;
    }
    return verdict.state() == CriterionState.UNKNOWN
        ? CriterionVerdict.unknown(verdict.reason(), MissingItem.test(describe(), Optional.empty()))
        : verdict;
  }
}
