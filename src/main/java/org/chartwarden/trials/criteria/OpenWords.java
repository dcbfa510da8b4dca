package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.qualifiers.Qualifier;
import org.chartwarden.trials.criteria.qualifiers.QualifierReader;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceWords;
import org.chartwarden.trials.facts.WordKin;
import org.chartwarden.trials.phrases.Kept;
import org.chartwarden.trials.phrases.WordSet;

/**
 * Words that narrow a question and are not understood. The question can be denied, since what is
 * not there is not there in a narrower sense either; what the chart tells of them decides else.
 */
final class OpenWords {

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

  /** Letters that stand for a name. */
  private static final Pattern NAME = Pattern.compile("\\p{Lu}{2,6}");

  private static final Pattern NON = Pattern.compile("\\bnon-(\\p{L}+)");

  /** Amounts narrow a question by more than its wording. */
  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?i)[<>≤≥]\\s*\\d|\\d\\s?(?:gy|mg|g|ml|mm|cm|m|%|kg|mcg|iu|x|times|lines?|cycles?|grade)\\b|\\bgrade\\b"
              + "|\\b(?:at least|more than|up to|at most|no more than|fewer than|maximum of) (?:one|two|three|four|five|[1-9])\\b"
              + "|\\b\\d (?:to|-|–) \\d\\b");

  /** What a rule is for asks for nothing more. */
  private static final Pattern PURPOSE =
      Pattern.compile("(?i)^(?:to )?(?:account for|ensure|avoid|minimi[sz]e|in order to)\\b");

  /** A time of the day narrows a thing that a list holds without one. */
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?i)\\b(?:after|before|until|at|from|starting)\\b.{0,8}(?:\\d|noon|midnight|morning)");

  /** What a questionnaire finds is not the disease. */
  private static final Pattern FOUND =
      Pattern.compile("(?i)\\bhigh risk\\b|\\brisk (?:test|score|scale|questionnaire)");

  /** Questions of a number: the words beside it tell how it is found. */
  private static final Set<String> NUMBERS =
      Set.of("measurement", "derived-value", "functional-status", "age", "smoking");

  /** Questions whose narrower forms a complete list would hold, and that harm nobody. */
  private static final Set<String> LISTED = Set.of("diagnosis", "procedure", "infection");

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

  private static final Kept<String, Boolean> OF_METHOD =
      new Kept<>(KEPT, words -> METHOD.containsAll(Sentences.words(words)));

  private static final Kept<String, Boolean> OF_PURPOSE =
      new Kept<>(KEPT, words -> PURPOSE.matcher(words).find());

  /** Words that narrow a question by a number, or by how it was found. */
  private static final Kept<String, Boolean> DOUBTFUL =
      new Kept<>(KEPT, words -> AMOUNT.matcher(words).find() || FOUND.matcher(words).find());

  /** Words that deny with "non", alone or joined to another word. */
  private static final Kept<String, Boolean> NON_WORDS =
      new Kept<>(
          KEPT,
          words -> {
            String lower = words.toLowerCase(Locale.ROOT);
            return lower.equals("non") || NON.matcher(lower).find();
          });

  private static final Kept<String, Boolean> PARTAKING =
      new Kept<>(
          KEPT, words -> words.toLowerCase(Locale.ROOT).matches("participat(?:ion|ing|e)(?: in)?"));

  /** The letters of what may be a short form; empty for all other words. */
  private static final Kept<String, String> SHORT =
      new Kept<>(
          KEPT,
          words -> {
            String letters = words.strip().toLowerCase(Locale.ROOT);
            return LETTERS.matcher(letters).matches() ? letters : "";
          });

  private static final Kept<String, String> FIRST_LETTERS =
      new Kept<>(
          KEPT,
          name -> {
            StringBuilder first = new StringBuilder();
            Sentences.words(name).forEach(word -> first.append(word.charAt(0)));
            return first.toString();
          });

  private static final Kept<Beside, QualifierReader.Reading> READINGS =
      new Kept<>(KEPT, one -> QualifierReader.read(one.runs(), one.name(), METHOD::contains));

  private static final Kept<Telling, Boolean> TOLD =
      new Kept<>(
          KEPT,
          one ->
              SentenceWords.of(one.text()).say(Sentences.stems(one.words()))
                  || NoteMention.toldIn(one.text(), one.words()));

  /** Longer texts hardly come again. */
  private static final int LONGEST = 2_000;

  /** Words beside the name of a condition. */
  private record Beside(List<String> runs, String name) {}

  /** Words that a text may tell. */
  private record Telling(String text, String words) {}

  private OpenWords() {}

  private static QualifierReader.Reading reading(Leaf leaf) {
    return QualifiedVerdict.narrows(leaf)
        ? READINGS.of(new Beside(leaf.open(), leaf.span().text()))
        : new QualifierReader.Reading(List.of(), leaf.open());
  }

  /** Whether a question has open words that may make another thing of it. */
  static boolean narrow(Leaf leaf) {
    if (NUMBERS.contains(leaf.test().type())) {
      return false;
    }
    QualifierReader.Reading reading = reading(leaf);
    return reading.qualifiers().stream().anyMatch(one -> !one.known())
        || reading.left().stream()
            .anyMatch(
                words ->
                    !METHOD.containsAll(Sentences.words(words))
                        && !primary(words, leaf)
                        && !DrugUse.reads(words, leaf));
  }

  /** The words beside a question: those that are understood in brackets, the others in braces. */
  static String shown(Leaf leaf) {
    QualifierReader.Reading reading = reading(leaf);
    String understood =
        reading.qualifiers().stream().map(Qualifier::shown).collect(Collectors.joining(", "));
    return (understood.isEmpty() ? "" : " [" + understood + "]")
        + (reading.left().isEmpty() ? "" : " {" + String.join(" / ", reading.left()) + "}");
  }

  static CriterionVerdict apply(CriterionVerdict verdict, Leaf leaf, PatientFacts facts) {
    if (verdict.state().decided() && AgeOfAnother.asked(leaf, facts)) {
      return CriterionVerdict.unknown(
          "It asks for the age of somebody else: " + String.join(", ", leaf.open()) + ".",
          MissingItem.ask(leaf.span().text()));
    }
    if (verdict.state().decided() && SitedScore.asked(leaf)) {
      return SitedScore.of(verdict, leaf, facts);
    }
    if (verdict.state() != CriterionState.MET || NUMBERS.contains(leaf.test().type())) {
      return verdict;
    }
    QualifierReader.Reading reading = reading(leaf);
    CriterionVerdict qualified =
        QualifiedVerdict.of(
            verdict, leaf, reading.qualifiers(), facts, LISTED, reading.left().isEmpty());
    if (qualified.state() == CriterionState.NOT_MET || reading.left().isEmpty()) {
      return qualified;
    }
    CriterionVerdict rest =
        unread(
            qualified.state() == CriterionState.MET ? qualified : verdict,
            reading.left(),
            leaf,
            facts);
    return rest.state() == CriterionState.MET ? qualified : rest;
  }

  private static CriterionVerdict unread(
      CriterionVerdict verdict, List<String> unread, Leaf leaf, PatientFacts facts) {
    List<String> open = withoutDenied(unread, verdict, facts);
    for (String words : open) {
      if (DrugUse.asked(words, leaf, verdict, facts) == DrugUse.CONTRARY) {
        return CriterionVerdict.notMet(
            verdict.reason() + " It is told to be taken otherwise than " + words + ".",
            verdict.evidence());
      }
    }
    List<String> untold =
        open.stream()
            .filter(words -> DrugUse.asked(words, leaf, verdict, facts) != DrugUse.SAME)
            .filter(
                words ->
                    (DrugUse.reads(words, leaf) || !OF_METHOD.of(words))
                        && !OF_PURPOSE.of(words)
                        && !primary(words, leaf)
                        && !partaking(words, leaf)
                        && !shortened(words, leaf, verdict)
                        && !negated(words, facts)
                        && !(leaf.wanted() && Sentences.say(facts, words))
                        && !evidenceSays(verdict, words, facts))
            .toList();
    if (untold.isEmpty()) {
      return verdict;
    }
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

  /** "Non-infectious pneumonitis": the words behind "non" hold as long as nothing tells them. */
  private static List<String> withoutDenied(
      List<String> open, CriterionVerdict verdict, PatientFacts facts) {
    if (open.stream().noneMatch(NON_WORDS::of)) {
      return open;
    }
    List<String> left = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      String words = open.get(i).toLowerCase(Locale.ROOT);
      boolean non = words.equals("non") && i + 1 < open.size();
      Matcher joined = NON.matcher(words);
      if (joined.find() && !evidenceSays(verdict, joined.group(1), facts)) {
        String rest = joined.replaceFirst(" ").strip();
        if (!rest.isEmpty()) {
          left.add(rest);
        }
        continue;
      }
      if (non && !evidenceSays(verdict, open.get(i + 1), facts)) {
        i++;
      } else {
        left.add(open.get(i));
      }
    }
    return left;
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
            && untold.stream().allMatch(OpenWords::telling)
            && !CLOCK.matcher(words).find()
            && !OWN_TO_TRIAL.matcher(words).find()
            && !CHOICE.matcher(words).find()
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
        .filter(word -> !METHOD.contains(word.toLowerCase(Locale.ROOT)))
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

  /** "Participation in rehabilitation": who has a treatment takes part in it. */
  private static boolean partaking(String words, Leaf leaf) {
    return leaf.test().type().equals("procedure") && PARTAKING.of(words);
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

  /** "Meibomian gland dysfunction (MGD)": the letters that its own words begin with. */
  private static boolean shortened(String words, Leaf leaf, CriterionVerdict verdict) {
    String letters = SHORT.of(words);
    return !letters.isEmpty()
        && java.util.stream.Stream.concat(
                java.util.stream.Stream.of(leaf.span().text(), leaf.test().describe()),
                verdict.evidence().stream().map(one -> one.text()))
            .anyMatch(name -> begins(name, letters));
  }

  private static boolean begins(String name, String letters) {
    String wanted = letters.endsWith("s") ? letters.substring(0, letters.length() - 1) : letters;
    return wanted.length() > 1 && FIRST_LETTERS.of(name).contains(wanted);
  }

  /** "Non-revascularized": told where nothing in the record speaks of it. */
  private static boolean negated(String words, PatientFacts facts) {
    if (!words.regionMatches(true, 0, "non", 0, "non".length())) {
      return false;
    }
    String rest = words.replaceFirst("(?i)^non[- ]*", "");
    CriterionVerdict told = NoteMention.of(facts, rest);
    if (told != null && told.state() == CriterionState.NOT_MET) {
      return true;
    }
    return FreeNameTest.telling(rest)
        && facts.isComplete(FactList.PROBLEMS)
        && new FreeNameTest("diagnosis", rest).near(facts).isEmpty();
  }

  private static boolean evidenceSays(CriterionVerdict verdict, String words, PatientFacts facts) {
    if (Sentences.stems(words).isEmpty()) {
      return false;
    }
    Set<String> told = new LinkedHashSet<>();
    for (FactEvidence one : verdict.evidence()) {
      told.add(one.text());
      told.add(Degree.around(one, facts));
    }
    return told.stream().anyMatch(text -> tells(text, words));
  }

  private static boolean tells(String text, String words) {
    Telling asked = new Telling(text, words);
    return text.length() > LONGEST ? TOLD.anew(asked) : TOLD.of(asked);
  }
}
