package org.chartwarden.trials.criteria;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.WordKin;
import org.chartwarden.trials.phrases.Kept;
import org.chartwarden.trials.phrases.WordSet;

/** What silence means on words that narrow a question which the chart answers with yes. */
final class UntoldWords {

  /** Letters that stand for a name. */
  private static final Pattern NAME = Pattern.compile("\\p{Lu}{2,6}");

  /** Amounts narrow a question by more than its wording. */
  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?i)[<>≤≥]\\s*\\d|\\d\\s?(?:gy|mg|g|ml|mm|cm|m|%|kg|mcg|iu|x|times|lines?|cycles?|grade)\\b|\\bgrade\\b"
              + "|\\b(?:at least|more than|up to|at most|no more than|fewer than|maximum of) (?:one|two|three|four|five|[1-9])\\b"
              + "|\\b\\d (?:to|-|–) \\d\\b");

  /** A time of the day narrows a thing that a list holds without one. */
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?i)\\b(?:after|before|until|at|from|starting)\\b.{0,8}(?:\\d|noon|midnight|morning)");

  /** What a questionnaire finds is not the disease. */
  private static final Pattern FOUND =
      Pattern.compile("(?i)\\bhigh risk\\b|\\brisk (?:test|score|scale|questionnaire)");

  /** Questions whose narrower forms a complete list would hold, and that harm nobody. */
  static final Set<String> LISTED = Set.of("diagnosis", "procedure", "infection");

  /** Where something was done is often left out of its name. */
  private static final Set<String> PLACES =
      WordSet.of(
          "chest breast lung liver kidney brain bone abdominal abdomen pelvic pelvis back neck hip",
          "knee ankle shoulder spine lumbar cervical thoracic skin eye oral nasal rectal head",
          "cranial cardiac hepatic renal left right the of and or to");

  /** Words that put a thing beside others and name none: silence on them says nothing. */
  private static final Set<String> JOINING =
      WordSet.of(
          "combined combination together along alongside accompanied accompanying associated linked",
          "connected parallel simultaneous simultaneously besides addition additional further same",
          "another other others form forms kind kinds type types sort exhibit exhibits exhibiting",
          "show shows showing display displays develop develops developed being become becomes occurs",
          "occurring occurred occurrence existing exist exists coexisting comorbid concomitant",
          "concurrent underlying available presence present some all both each either whether such",
          "in on of at by to for from with and or as the a an is are was were which that who whose");

  /** Parts of the body that only the trial knows: no chart names the index knee. */
  private static final Pattern OWN_TO_TRIAL =
      Pattern.compile("(?i)\\b(?:index|target|study|operative|ipsilateral|contralateral)\\b");

  /** One of several kinds that the words list: the record need not say which. */
  private static final Pattern CHOICE = Pattern.compile("(?i)\\p{L} or \\p{L}");

  private static final Pattern CAPITALS = Pattern.compile("\\b\\p{Lu}[\\p{L}\\d-]*");

  /** More words than these are no mere kind of a treatment. */
  private static final int FEW_WORDS = 3;

  private static final int KEPT = 20_000;

  /** Words that narrow a question by a number, or by how it was found. */
  private static final Kept<String, Boolean> DOUBTFUL =
      new Kept<>(KEPT, words -> AMOUNT.matcher(words).find() || FOUND.matcher(words).find());

  /** Words on which a list may be silent although they hold. */
  private static final Kept<String, Boolean> UNLISTED =
      new Kept<>(
          KEPT,
          words ->
              CLOCK.matcher(words).find()
                  || OWN_TO_TRIAL.matcher(words).find()
                  || CHOICE.matcher(words).find());

  private UntoldWords() {}

  /** The answer to the narrowed question, given that without the words. */
  static CriterionVerdict judged(
      CriterionVerdict verdict, Leaf leaf, List<String> untold, PatientFacts facts) {
    String words = "\"" + String.join("\", \"", untold) + "\"";
    return switch (Degree.asked(untold, verdict, facts)) {
      case SAME ->
          new CriterionVerdict(
              CriterionState.MET, verdict.reason(), verdict.evidence(), verdict.missing());
      case CONTRARY ->
          CriterionVerdict.notMet(
              verdict.reason() + " It is not told to be " + words + ".", verdict.evidence());
      case UNTOLD -> narrowed(verdict, leaf, words, untold, leaf.wanted(), facts);
      case NONE -> narrowed(verdict, leaf, words, untold, DOUBTFUL.of(words), facts);
    };
  }

  /**
   * Nothing is told of what narrows the question. What a trial wants is taken to be so, and what
   * keeps a patient out would stand in lists that are complete; where harm may come of it, or the
   * narrower thing is a matter of degree that the trial wants, it stays open.
   */
  private static CriterionVerdict narrowed(
      CriterionVerdict verdict,
      Leaf leaf,
      String words,
      List<String> untold,
      boolean doubtful,
      PatientFacts facts) {
    if (leaf.wanted() && Sides.other(leaf, verdict.evidence(), facts)) {
      return Sides.unknown(verdict);
    }
    if (leaf.wanted() && elsewhere(verdict, untold)) {
      return CriterionVerdict.unknown(
          verdict.reason() + " It is told of another place than " + words + ".",
          verdict.evidence(),
          MissingItem.review(String.join("; ", untold)));
    }
    if (leaf.wanted()
        && !doubtful
        && !sentence(leaf, untold)
        && !(leaf.test() instanceof StageTest && ofThing(untold))) {
      return CriterionVerdict.met(
          verdict.reason() + " Whether " + words + " holds is not told.", verdict.evidence());
    }
    boolean place =
        leaf.test().type().equals("procedure")
            && untold.stream().allMatch(one -> PLACES.containsAll(Sentences.words(one)));
    boolean listed =
        LISTED.contains(leaf.test().type())
            && !place
            && untold.stream().allMatch(UntoldWords::telling)
            && !UNLISTED.of(words)
            && facts.isComplete(FactList.PROBLEMS);
    return !leaf.wanted() && listed
        ? CriterionVerdict.notMet(
            verdict.reason() + " Nothing tells that it is " + words + ".", verdict.evidence())
        : CriterionVerdict.unknown(
            verdict.reason() + " Whether " + words + " holds is not told.",
            verdict.evidence(),
            MissingItem.review(String.join("; ", untold)));
  }

  /** "ACLF grade 2": whether words name what the stage is one of, which may be told of another. */
  private static boolean ofThing(List<String> all) {
    return all.stream()
        .flatMap(words -> Arrays.stream(words.split("[^\\p{L}]+")))
        .filter(word -> !OpenPhrase.isMethod(word.toLowerCase(Locale.ROOT)))
        .anyMatch(word -> NAME.matcher(word).matches() || WordKin.isThing(word));
  }

  /** Whether words name anything that a chart could have told: "combined with" does not. */
  private static boolean telling(String words) {
    return Sentences.words(words).stream().anyMatch(word -> !JOINING.contains(word));
  }

  /**
   * Whether words beside a treatment are so many that they say something of their own; names of
   * makers and products say nothing.
   */
  private static boolean sentence(Leaf leaf, List<String> untold) {
    return leaf.test().type().equals("procedure")
        && untold.stream()
                .mapToInt(one -> Sentences.content(CAPITALS.matcher(one).replaceAll(" ")).size())
                .sum()
            > FEW_WORDS;
  }

  /** Whether all that is told is told of sites of the body that are not those asked for. */
  private static boolean elsewhere(CriterionVerdict verdict, List<String> untold) {
    List<WordKin.Kin> asked =
        untold.stream().flatMap(words -> NoteMention.sites(words).stream()).toList();
    return !asked.isEmpty()
        && !verdict.evidence().isEmpty()
        && verdict.evidence().stream()
            .allMatch(
                one -> {
                  List<WordKin.Kin> told = NoteMention.sites(one.text());
                  return !told.isEmpty()
                      && told.stream().noneMatch(site -> asked.stream().anyMatch(site::meets));
                });
  }
}
