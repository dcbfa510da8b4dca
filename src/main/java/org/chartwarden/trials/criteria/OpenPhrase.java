package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.phrases.WordSet;

/**
 * Some words that stand open beside a question, and what they alone tell of themselves.
 *
 * @param words as the criterion has them
 * @param use how a drug is taken, where they ask for nothing but that
 * @param idle whether they make no other thing of what is asked for
 * @param letters in lower case and without the s of a plural, where they may be the short form of a
 *     name; else empty
 * @param stems of the words that mean something
 * @param sought what they mean
 * @param untold what they are where a chart does not tell them
 * @param denied the words behind a "non" that they begin with
 * @param joined a word within them that "non" is joined to
 */
record OpenPhrase(
    String words,
    Optional<DrugUse.Asked> use,
    boolean idle,
    String letters,
    List<String> stems,
    SoughtMeaning sought,
    UntoldPhrase untold,
    Optional<String> denied,
    Optional<Joined> joined) {

  /**
   * A word that "non" is joined to.
   *
   * @param stems of the word, where it means something
   * @param sought what it means
   * @param others the words beside it; empty where there are none
   */
  record Joined(List<String> stems, SoughtMeaning sought, Optional<OpenPhrase> others) {}

  /** How something is found out and by whose rules: that does not make it another thing. */
  private static final Set<String> METHOD =
      WordSet.of(
          "american college of rheumatology criteria acr eular gold guideline guidelines ada who",
          "dsm icd classification standard standing anterior posterior anteroposterior lateral",
          "radiograph radiographs radiographic radiological radiologic x ray film films imaging",
          "demonstrating showing ct mri ultrasound echocardiography echocardiogram spirometry",
          "performed measured view views national institute for health and care excellence nice",
          "society european esc international consensus using the a by on with definition general",
          "caps scid mini dsm-5 5 iv v icd-10 10 interview structured criteria fulfill fulfilling",
          "biochemical biochemistry cytology cytological analysis analyses examination",
          "positive reactive result results pcr rt confirmed antigen rapid nucleic acid culture laboratory",
          "screening test tests i ii iii end last involving administered",
          "directed therapy treatment standard course type form line-of-therapy",
          "tnm ajcc uicc figo staging system v8 v7 8th 7th edition version",
          "signs receiving undergoing presence current functioning existing",
          "reported self daily preoperative doctor's diagnosis clinical clinically according to");

  /** What may be a short form. */
  private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,6}s?");

  /** What a rule is for asks for nothing more. */
  private static final Pattern PURPOSE =
      Pattern.compile("(?i)^(?:to )?(?:account for|ensure|avoid|minimi[sz]e|in order to)\\b");

  private static final Pattern PARTAKING = Pattern.compile("(?i)participat(?:ion|ing|e)(?: in)?");

  private static final Pattern NON_FIRST = Pattern.compile("(?i)^non[- ]*");

  /** "Non" joined to another word. */
  private static final Pattern NON = Pattern.compile("\\bnon-(\\p{L}+)");

  OpenPhrase {
    stems = List.copyOf(stems);
  }

  static OpenPhrase of(String words, Leaf leaf) {
    Optional<DrugUse.Asked> use = DrugUse.asked(words, leaf);
    return new OpenPhrase(
        words,
        use,
        use.isEmpty() && ofMethod(words)
            || PURPOSE.matcher(words).find()
            || primary(words, leaf)
            || partaking(words, leaf),
        letters(words),
        Sentences.stems(words),
        SoughtMeaning.of(words),
        UntoldPhrase.of(words),
        words.regionMatches(true, 0, "non", 0, "non".length())
            ? Optional.of(NON_FIRST.matcher(words).replaceFirst(""))
            : Optional.empty(),
        joined(words, leaf));
  }

  private static Optional<Joined> joined(String words, Leaf leaf) {
    Matcher non = NON.matcher(words.toLowerCase(Locale.ROOT));
    if (!non.find()) {
      return Optional.empty();
    }
    String word = non.group(1);
    String others = non.replaceFirst(" ").strip();
    return Optional.of(
        new Joined(
            Sentences.stems(word),
            SoughtMeaning.of(word),
            others.isEmpty() ? Optional.empty() : Optional.of(of(others, leaf))));
  }

  /** Whether words may make another thing of what is asked for, whatever a chart tells. */
  static boolean narrows(String words, Leaf leaf) {
    return !ofMethod(words) && !primary(words, leaf) && !DrugUse.reads(words, leaf);
  }

  /** Whether a word tells no more than how something is found out. */
  static boolean isMethod(String word) {
    return METHOD.contains(word);
  }

  private static boolean ofMethod(String words) {
    return METHOD.containsAll(Sentences.words(words));
  }

  private static String letters(String words) {
    String lower = words.strip().toLowerCase(Locale.ROOT);
    if (!LETTERS.matcher(lower).matches()) {
      return "";
    }
    String letters = lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
    return letters.length() > 1 ? letters : "";
  }

  /** "Participation in rehabilitation": who has a treatment takes part in it. */
  private static boolean partaking(String words, Leaf leaf) {
    return leaf.test().type().equals("procedure") && PARTAKING.matcher(words).matches();
  }

  /** A cancer is a primary one unless it is called spread. */
  private static boolean primary(String words, Leaf leaf) {
    return words.equalsIgnoreCase("primary")
        && leaf.test()
            .named()
            .filter(one -> one.closure().contains("malignancy"))
            .filter(one -> !one.closure().contains("metastatic-cancer"))
            .isPresent();
  }

  /** Whether they are "non" alone. */
  boolean isNon() {
    return words.equalsIgnoreCase("non");
  }
}
