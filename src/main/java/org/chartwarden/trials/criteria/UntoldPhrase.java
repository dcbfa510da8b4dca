package org.chartwarden.trials.criteria;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.WordKin;
import org.chartwarden.trials.phrases.WordSet;

/**
 * What words beside a question are where a chart does not tell them.
 *
 * @param words as the criterion has them
 * @param graded whether they may ask for a degree
 * @param doubtful whether they narrow by a number, or by how something was found
 * @param listable whether a list that is complete would tell them of what it holds
 * @param place whether they name nothing but a part of the body
 * @param thing whether they name what a stage or grade may be one of: "ACLF grade 2"
 * @param weight how many of them say something of their own; names of makers and products say
 *     nothing
 * @param sites the parts of the body that they name
 */
record UntoldPhrase(
    String words,
    boolean graded,
    boolean doubtful,
    boolean listable,
    boolean place,
    boolean thing,
    int weight,
    List<WordKin.Kin> sites) {

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

  UntoldPhrase {
    sites = List.copyOf(sites);
  }

  static UntoldPhrase of(String words) {
    List<String> each = Sentences.words(words);
    return new UntoldPhrase(
        words,
        Degree.graded(words),
        AMOUNT.matcher(words).find() || FOUND.matcher(words).find(),
        // "Combined with" names nothing that a chart could have told.
        each.stream().anyMatch(word -> !JOINING.contains(word))
            && !CLOCK.matcher(words).find()
            && !OWN_TO_TRIAL.matcher(words).find()
            && !CHOICE.matcher(words).find(),
        PLACES.containsAll(each),
        Arrays.stream(words.split("[^\\p{L}]+"))
            .filter(word -> !OpenPhrase.isMethod(word.toLowerCase(Locale.ROOT)))
            .anyMatch(word -> NAME.matcher(word).matches() || WordKin.isThing(word)),
        Sentences.content(CAPITALS.matcher(words).replaceAll(" ")).size(),
        NoteMention.sites(words));
  }
}
