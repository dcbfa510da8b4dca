package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * Whether a disease is in one of some stages. Letters behind the number narrow it and are compared
 * only where both sides have them.
 *
 * @param kidney whether stages of kidney disease are meant; else those of cancers and others
 * @param grade whether grades of harm are meant, as of the CTCAE
 * @param stages wanted: {@code 1} to {@code 5}, with a letter where one is written
 * @param harms concept ids of the conditions whose grade is asked for; empty where none is named
 */
record StageTest(boolean kidney, boolean grade, Set<String> stages, Set<String> harms)
    implements CriterionTest {

  private static final Pattern STAGE =
      Pattern.compile(
          "(?i)\\b(?:stages?|ckd|p?stage:?) ?(?:stage )?(iv|i{1,3}|v|[0-5])\\s?([abc])?(?![\\w.])");
  private static final Pattern GRADE =
      Pattern.compile(
          "(?i)\\b(?:grades?:? ?|gr\\.? ?|(?:nci[- ]?)?ctc(?:ae)?,?(?: v(?:ersion )?\\d(?:\\.\\d)?)?:? (?:grade |g)?)(iv|i{1,3}|v|[0-5])()(?![\\w.]*\\w|/\\d)"
              + "|\\bg([0-5])(?![\\w.]*\\w|/\\d)");
  private static final String CLAUSE_ENDS = ",;.";
  private static final SentenceSieve SIEVE = SentenceSieve.of(STAGE, GRADE);
  private static final Pattern KIDNEY = Pattern.compile("(?i)\\b(?:ckd|kidney|renal|nephro\\w*)");

  StageTest {
    stages = Set.copyOf(stages);
    harms = Set.copyOf(harms);
  }

  StageTest(boolean kidney, boolean grade, Set<String> stages) {
    this(kidney, grade, stages, Set.of());
  }

  /** The same of some conditions; a stage is asked for whatever has one. */
  StageTest of(Set<String> conditions) {
    return grade ? new StageTest(kidney, true, stages, conditions) : this;
  }

  @Override
  public String type() {
    return "biomarker";
  }

  @Override
  public String describe() {
    return "stage "
        + (kidney ? "of kidney disease " : "")
        + String.join(" or ", new TreeSet<>(stages));
  }

  @Override
  public List<DataNeed> needs() {
    return List.of(DataNeed.of(DataNeed.Kind.PROBLEM), DataNeed.of(DataNeed.Kind.SENTENCE));
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    List<FactEvidence> yes = new ArrayList<>();
    List<FactEvidence> no = new ArrayList<>();
    for (ProblemFact fact : facts.problemsWhere("stage or grade", StageTest::told)) {
      sort(words(fact), fact.evidence(), yes, no);
    }
    if (yes.isEmpty() && no.isEmpty()) {
      for (NoteSentence sentence :
          facts.sentencesWhere(
              "stage or grade",
              SIEVE,
              words -> STAGE.matcher(words).find() || GRADE.matcher(words).find())) {
        sort(sentence.text(), sentence.evidence(), yes, no);
      }
    }
    if (yes.isEmpty() && no.isEmpty() && !kidney && !grade) {
      // What has spread to another organ is of stage 4, whichever the first stage was.
      List<FactEvidence> spread = DistantSpread.of(facts);
      boolean fourth = stages.contains("4");
      boolean lettered = stages.stream().anyMatch(one -> one.startsWith("4") && one.length() > 1);
      if (!lettered || fourth) {
        (fourth ? yes : no).addAll(spread);
      }
    }
    if (!yes.isEmpty()) {
      return CriterionVerdict.met("The record tells " + describe() + ".", yes);
    }
    return no.isEmpty()
        ? CriterionVerdict.unknown(
            "The record does not tell of " + describe() + ".",
            MissingItem.test(describe(), Optional.empty()))
        : CriterionVerdict.notMet("The record tells another stage than " + describe() + ".", no);
  }

  private static boolean told(ProblemFact fact) {
    return fact.evidence().span().isEmpty()
        && fact.state() == FactState.PRESENT
        && (STAGE.matcher(words(fact)).find() || GRADE.matcher(words(fact)).find());
  }

  private static String words(ProblemFact fact) {
    return String.join(", ", fact.name().texts()) + ", " + String.join(", ", fact.details());
  }

  private void sort(
      String words, FactEvidence evidence, List<FactEvidence> yes, List<FactEvidence> no) {
    Matcher told = (grade ? GRADE : STAGE).matcher(words);
    while (told.find()) {
      if (grade ? ofOther(words, told.start()) : KIDNEY.matcher(words).find() != kidney) {
        continue;
      }
      String letter = told.group(2) == null ? "" : told.group(2).toLowerCase(Locale.ROOT);
      String number = told.group(1) == null ? told.group(3) : arabic(told.group(1));
      boolean fits =
          stages.stream()
              .anyMatch(
                  one ->
                      one.startsWith(number)
                          && (one.length() == 1 || letter.isEmpty() || one.endsWith(letter)));
      (fits ? yes : no).add(evidence);
    }
  }

  /** Whether the clause that a grade stands in names other conditions only. */
  private boolean ofOther(String words, int at) {
    int from = at;
    while (from > 0 && CLAUSE_ENDS.indexOf(words.charAt(from - 1)) < 0) {
      from--;
    }
    int to = at;
    while (to < words.length() && CLAUSE_ENDS.indexOf(words.charAt(to)) < 0) {
      to++;
    }
    Set<String> named =
        harms.isEmpty()
            ? Set.of()
            : TermBook.standard().idsIn(TermKind.CONDITION, words.substring(from, to));
    return !named.isEmpty() && Collections.disjoint(named, harms);
  }

  /** The digit of a Roman figure. */
  static String arabic(String figure) {
    return switch (figure.toLowerCase(Locale.ROOT)) {
      case "i" -> "1";
      case "ii" -> "2";
      case "iii" -> "3";
      case "iv" -> "4";
      case "v" -> "5";
      default -> figure;
    };
  }
}
