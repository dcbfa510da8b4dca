package org.chartwarden.trials.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.SievedPattern;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.phrases.Kept;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * What a sentence says of a name by words that stand far from it: denials of lists before and
 * behind, names of relatives, denials that speak of something else. Linear in the sentence.
 */
final class Denials {

  private static final Pattern DENIED_LIST =
      Pattern.compile(
          "(?is)\\s*(?:he |she )?(?:never|no|denies)\\b(?!.*\\b(?:but|although|has|had|except|until|since|now|with|other|longer|change|more|on|after|further|underwent|undergone|received|got|showed|shows|revealed|done|performed)\\b)[^.]*,\\s*(?:\\w+\\s){0,2}");

  /** "No PPM/ICD": what stands behind a stroke shares the denial before it. */
  private static final SievedPattern DENIED_TOGETHER =
      SievedPattern.of(
          "(?is).*\\b(?:no|denies|without|never had)\\s+(?:(?:hx|h/o|history|prior|known|past|any|of)\\s+){0,4}"
              + "[\\p{L}\\d-]+(?:\\s*/\\s*[\\p{L}\\d-]+){0,6}\\s*/\\s*");

  /** "No high flow or BiPAP": the denial goes on behind "or". */
  private static final SievedPattern DENIED_OR =
      SievedPattern.of(
          "(?is).*\\b(?:no|without|denies|nor)\\s+(?!(?:longer|change|more|doubt|need|response|effect|benefit|relief|help|sooner|later|control|improvement)\\b)"
              + "[\\p{L}\\d-]+(?:\\s+(?!(?:until|after|since|but|except|on|with|to|for|from|before|if|when|in|at|under|by)\\b)[\\p{L}\\d-]+)?\\s+(?:or|nor)\\s+(?:any\\s+)?");

  /** "Discussed bariatric surgery, declined", "pump not placed": it was never done. */
  private static final Pattern TURNED_DOWN =
      Pattern.compile(
          "(?is)\\A\\s*(?:,|was|were|is|are|has been|had been|but|and|he|she|pt|patient|\\s)*"
              + "(?:offered|discussed|considered|recommended)?(?:,|and|but|he|she|pt|patient|was|\\s)*"
              + "(?:declined|refused|turned down|not (?:done|placed|performed|pursued|wanted|fitted|undertaken))\\b.*");

  private static final SievedPattern RULED_OUT =
      SievedPattern.of(
          "(?is).*(?<!\\bnot |\\bcannot |\\bbe )\\b(?:rules|ruled|ruling) out (?:an? |any |the )?");

  private static final String TESTS =
      "(?:\\s+(?:serolog(?:y|ies)|antibod(?:y|ies)|antigens?|tests?|tested|testing|screens?|screening"
          + "|swabs?|pcr|rna|dna|igg|igm|ab|ag|status|results?|are|is|were|was|have been|has been|came back|come back"
          + "|again|still|repeatedly|now|today|remains?))*";

  private static final String DENIED =
      "(?:neg|negative|negatives|non-?reactive|nil|none|absent|excluded|ruled out|denied|undetectable"
          + "|not detected|not found|not present|not seen|never(?! (?:tested|checked|screened|measured|done|sent))|unremarkable)\\b";

  /** "Chest pain none", "HIV serology: negative". */
  private static final Pattern BEHIND =
      Pattern.compile(
          "(?is)\\A(?:\\s*\\([^()]{1,20}\\))?" + TESTS + "\\s*[:=]?\\s*" + DENIED + ".*");

  private static final String MORE =
      "(?:\\s*(?:,|/|;|&|,?\\s+(?:and|or))\\s*(?:other\\s+)?[\\p{L}\\d'’+-]+(?:\\s+[\\p{L}\\d'’+-]+){0,2}?)";

  /** "Measles, mumps and rubella all negative": the word that joins them stands behind. */
  private static final Pattern ALL_BEHIND =
      Pattern.compile(
          "(?is)\\A"
              + MORE
              + "{1,8}"
              + TESTS
              + "\\s+(?:all|both|each)"
              + TESTS
              + "\\s*"
              + DENIED
              + ".*");

  /** "HIV, HBV, HCV negative", "TB and other causes excluded": tests and causes go together. */
  private static final Pattern TESTED_BEHIND =
      Pattern.compile("(?is)\\A" + MORE + "{1,8}?" + TESTS + "\\s*[:=]?\\s*" + DENIED + ".*");

  /** "Coil, pacemaker, metalwork: none": the answer behind the colon is that to all. */
  private static final Pattern LABELLED_BEHIND =
      Pattern.compile(
          "(?is)\\A" + MORE + "{1,8}\\s*[:=]\\s*(?:none|nil|no|never|negative)\\s*(?:[.;].*)?");

  private static final SievedPattern SEROLOGY =
      SievedPattern.of(
          "(?i)\\b(?:hiv|hbv|hcv|hbsag|hep(?:atitis)?\\b.*|anti-hb\\w|syphilis|rpr|vdrl|tb|tuberculosis|covid\\S*"
              + "|sars-cov-2|influenza|flu|rsv|htlv\\S*|cmv|ebv|igra|quantiferon|malaria|chlamydia|gonorrhoea"
              + "|gonorrhea|toxoplasma|rubella)\\b");

  private static final SievedPattern OF_KIN =
      SievedPattern.of(
          "(?is).*\\b(?:brother|sister|mother|father|aunt|uncle|grand\\w+|cousin|wife|husband|partner|son|daughter"
              + "|parents|siblings?|dad|mum|mom)\\b\\s*(?:\\w+\\s+){0,2}?(?:has|had|have|with|died of|died from"
              + "|suffers? from|developed|got)\\s+(?:an? |the |also |both )?(?:\\w+\\s){0,2}?");

  private static final Pattern OWN =
      Pattern.compile("(?i)\\b(?:patient|pt|he|she|himself|herself|neither)\\b");

  /** What is denied is the treatment of it. */
  private static final Pattern CARE =
      Pattern.compile(
          "(?is)\\A(?:\\s+(?:or|and)\\s+\\w+)?\\s+(?:treatments?|therap(?:y|ies)|medications?|meds|drugs?|tablets?"
              + "|clinic|visits?|admissions?|prophylaxis|vaccin\\w*|screening|tests?|testing|surgery|biops\\w+"
              + "|consult\\w*|appointments?)\\b.*");

  /** "No heart, kidney or metabolic disease". */
  private static final SievedPattern SHARED =
      SievedPattern.of(
          "(?i)\\b(?:no|denies|without|never had|free of|nor)\\s+(?:any\\s+)?(?:known\\s+|prior\\s+|past\\s+|history of\\s+"
              + "|hx of\\s+|relevant\\s+|significant\\s+|serious\\s+|other\\s+|major\\s+)*"
              + "((?:[\\p{L}-]{4,}(?:\\s*[,/]\\s*(?:or\\s+|and\\s+)?|\\s+(?:or|and|nor)\\s+)){0,8}[\\p{L}-]{4,})\\s+"
              + "(?:diseases?|dz|disorders?|problems?|conditions?|illness(?:es)?|hx|history|trouble|issues|complaints)\\b");

  /** "Heart: nil. Lungs none.": a system and that nothing is wrong with it. */
  private static final SievedPattern SYSTEM =
      SievedPattern.of(
          "(?i)(?:^|[.;,]\\s*)((?:[\\p{L}-]{4,}(?:\\s*[,/]\\s*|\\s+(?:and|or)\\s+)){0,4}[\\p{L}-]{4,})\\s*:\\s*"
              + "(?:nil|none|no problems?|no disease|no history|nothing)\\b");

  private static final String ORGANS =
      "(?:hearts?|lungs?|liver|kidneys?|bowels?|guts?|nerves|hormones|glands|thyroid|brain|skin|joints|eyes|stomach|bladder|blood vessels)";

  /** "No disease of heart, lungs or bowel", "no trouble with liver and kidneys". */
  private static final SievedPattern OF_ORGANS =
      SievedPattern.of(
          "(?i)\\b(?:no|without|never any|never had)\\s+(?:known |other |chronic |serious )*(?:diseases?|disorders?|problems?|trouble|illness) (?:of|with|in|from) (?:the |her |his )?"
              + "("
              + ORGANS
              + "(?:(?:\\s*,\\s*|\\s+)(?:(?:or|and|nor) )?"
              + ORGANS
              + "){0,8})\\b");

  /** "Heart, lungs, liver and kidneys sound". */
  private static final SievedPattern SOUND =
      SievedPattern.of(
          "(?i)\\b("
              + ORGANS
              + "(?:(?:\\s*,\\s*|\\s+)(?:(?:and) )?"
              + ORGANS
              + "){1,8}) (?:are |all |both |is )*(?:sound|healthy|in order|in good order)\\b");

  /** "Nothing neurological". */
  private static final SievedPattern NOTHING =
      SievedPattern.of(
          "(?i)\\b(?:nothing|nil) (neurological|neurologic|cardiac|renal|hepatic|psychiatric|pulmonary|autoimmune|endocrine|metabolic)\\b");

  private static final java.util.Map<String, String> SYSTEMS =
      java.util.Map.ofEntries(
          java.util.Map.entry("cardiac", "heart"),
          java.util.Map.entry("lungs", "lung"),
          java.util.Map.entry("pulmonary", "lung"),
          java.util.Map.entry("renal", "kidney"),
          java.util.Map.entry("kidneys", "kidney"),
          java.util.Map.entry("hepatic", "liver"),
          java.util.Map.entry("mental", "psychiatric"),
          java.util.Map.entry("psych", "psychiatric"),
          java.util.Map.entry("neuro", "neurologic"),
          java.util.Map.entry("neurological", "neurologic"),
          java.util.Map.entry("hearts", "heart"),
          java.util.Map.entry("hormones", "endocrine"),
          java.util.Map.entry("glands", "endocrine"),
          java.util.Map.entry("nerves", "neurologic"),
          java.util.Map.entry("bowels", "bowel"),
          java.util.Map.entry("gut", "gastrointestinal"),
          java.util.Map.entry("stomach", "gastrointestinal"),
          java.util.Map.entry("eyes", "eye"),
          java.util.Map.entry("joints", "joint"),
          java.util.Map.entry("thyroid", "thyroid"),
          java.util.Map.entry("bowel", "bowel"));

  /**
   * Names of conditions that a sentence denies together.
   *
   * @param name one of them with its head: "heart disease"
   * @param start first character of its words in the sentence
   * @param end after the last
   */
  record Joint(String name, int start, int end) {}

  private Denials() {}

  /**
   * The state of a name as the whole sentence tells it; empty when it tells nothing of it.
   *
   * @param before the sentence up to the name
   * @param name the words of the name
   * @param behind the sentence after it
   * @param said what its nearest words say
   */
  static Optional<FactState> settle(String before, String name, String behind, FactState said) {
    Place place = new Place(before, name, behind, said);
    return before.length() + behind.length() > LONGEST ? settle(place) : SETTLED.of(place);
  }

  /** A name in its sentence. */
  private record Place(String before, String name, String behind, FactState said) {}

  private static final Pattern NAIVE = Pattern.compile("(?i)[\\s-]{0,2}na[iï]ve\\b");

  private static final int KEPT = 20_000;
  private static final int LONGEST = 500;

  /** Notes say the same sentences over and over. */
  private static final Kept<Place, Optional<FactState>> SETTLED = new Kept<>(KEPT, Denials::settle);

  private static Optional<FactState> settle(Place place) {
    String before = place.before();
    String name = place.name();
    String behind = place.behind();
    FactState said = place.said();
    String clause =
        before.substring(Math.max(before.lastIndexOf(';'), before.lastIndexOf(':')) + 1);
    if (said == FactState.ABSENT) {
      return CARE.matcher(behind).matches() ? Optional.empty() : Optional.of(said);
    }
    if (said == FactState.POSSIBLE && RULED_OUT.matches(before)) {
      return Optional.of(FactState.ABSENT);
    }
    if (said != FactState.PRESENT && said != FactState.PAST) {
      return Optional.of(said);
    }
    if (DENIED_TOGETHER.matches(before)
        || goesOn(before) && DENIED_OR.matches(before)
        || naive(behind)
        || TURNED_DOWN.matcher(behind).matches()) {
      return Optional.of(FactState.ABSENT);
    }
    if (SpokenOf.only(before, behind)) {
      return Optional.empty();
    }
    Optional<FactState> instead = SpokenOf.instead(before, name, behind);
    if (instead.isPresent()) {
      return instead;
    }
    String near = clause.substring(Math.max(clause.lastIndexOf('('), clause.lastIndexOf('.')) + 1);
    if (OF_KIN.matches(near) && !OWN.matcher(near).find()) {
      return Optional.of(FactState.RELATIVE);
    }
    return Optional.of(
        DENIED_LIST.matcher(clause).matches() || deniedBehind(name, behind)
            ? FactState.ABSENT
            : said);
  }

  /** "Chemo-naive": never given. */
  static boolean naive(String behind) {
    return NAIVE.matcher(behind).lookingAt();
  }

  /** Whether the words before a name end with "or", by which a denial may go on. */
  private static boolean goesOn(String before) {
    String words = before.stripTrailing();
    return words.endsWith("or") || words.endsWith("any");
  }

  /** Whether the words behind a name deny it, alone or in a list. */
  static boolean deniedBehind(String name, String behind) {
    return BEHIND.matcher(behind).matches()
        || ALL_BEHIND.matcher(behind).matches()
        || LABELLED_BEHIND.matcher(behind).matches()
        || SEROLOGY.find(name) && TESTED_BEHIND.matcher(behind).matches();
  }

  /** "Haemodynamically steady": what it says is not there. */
  private static final SievedPattern STEADY =
      SievedPattern.of(
          "(?i)(?<!not )(?<!un)\\b(?:ha?emodynamic(?:ally|s)?|circulation|cardiovascularly)[ :,]{1,2}(?:is |are |was |remains? )?(?:stable|steady|normal|fine|ok)\\b");

  /** The conditions that a sentence denies by words that share their head. */
  static List<Joint> joint(String sentence) {
    List<Joint> found = new ArrayList<>();
    STEADY.all(sentence).stream()
        .limit(1)
        .forEach(steady -> found.add(new Joint("shock", steady.start(), steady.end())));
    List<SievedPattern> patterns = new ArrayList<>(List.of(SHARED));
    if (sentence.indexOf(':') >= 0) {
      patterns.add(SYSTEM);
    }
    patterns.add(OF_ORGANS);
    if (sentence.contains("sound") || sentence.contains("healthy") || sentence.contains("order")) {
      patterns.add(SOUND);
    }
    if (sentence.contains("othing ") || sentence.contains("il ")) {
      patterns.add(NOTHING);
    }
    for (SievedPattern pattern : patterns) {
      for (MatchResult matcher : pattern.all(sentence)) {
        for (String word :
            matcher
                .group(1)
                .toLowerCase(Locale.ROOT)
                .split("\\W*\\s+(?:or|and|nor)\\s+|\\s*[,/]\\s*")) {
          String name = SYSTEMS.getOrDefault(word.strip(), word.strip()) + " disease";
          if (!TermBook.standard().idsIn(TermKind.CONDITION, name).isEmpty()) {
            found.add(new Joint(name, matcher.start(1), matcher.end()));
          }
        }
      }
    }
    return found;
  }
}
