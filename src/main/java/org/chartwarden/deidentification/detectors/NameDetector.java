package org.chartwarden.deidentification.detectors;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;

/**
 * Names of people: behind titles, labels and relations, before degrees, by lists of names, and any
 * capitalised word that neither the vocabulary of notes nor plain language knows.
 */
public final class NameDetector implements IdentifierDetector {

  private static final String PARTICLE =
      "(?i:de|del|de la|de los|van|von|der|den|van der|van den|von der|la|le|da|dos|di|bin|ibn|al|el|ter|y)";
  private static final String WORD =
      "(?:\\p{Lu}[\\p{L}\\p{M}]*(?:['’]\\p{Lu}?[\\p{L}\\p{M}]+)?(?:-\\p{Lu}?[\\p{L}\\p{M}]+(?:['’]\\p{L}+)?){0,2})";
  private static final String PART = "(?:\\p{Lu}\\.|" + WORD + ")";
  private static final String NAME =
      PART
          + "(?:(?:,? (?=(?:II|III|IV|Jr|Sr)\\b)| (?:"
          + PARTICLE
          + " ){0,2}| ?(?<=\\.))"
          + PART
          + "){0,4}";
  private static final String TURNED =
      "(?:(?:" + PARTICLE + " )?" + WORD + "(?: " + WORD + ")?, ?" + PART + "(?: " + PART
          + "){0,2})";

  private static final Pattern TITLED =
      Pattern.compile(
          "(?<![\\p{L}])(?:(?i:dr|drs|fr|mr|mrs|ms|mx|prof|rev|sgt|lt|capt|col|maj|sr|sra|dra|mme|mlle)\\.?"
              + "|(?i:miss|mister|doctor|professor|reverend|father|sister|officer|nurse|herr|herrn|frau|señora?|chaplain|pastor"
              + "|rabbi|imam|sergeant|detective|judge|baby boy|baby girl))(?: (?:med|Med)\\.)? {1,2}("
              + NAME
              + ")");
  private static final Pattern LABELLED =
      Pattern.compile(
          "(?iu)(?<![\\p{L}])(?:(?:patient|pt|paciente|patientin|full|last|first|family|given|maiden)?(?:['’]s)? ?(?:name|nombre|nom)"
              + "|patient|paciente|patientin|pt|attending|provider|physician|pcp|surgeon|assistant|author|dictated by|signed by|signed"
              + "|transcribed by|verified by|reviewed by|resident|intern|fellow|consultant|referring(?: physician| provider)?"
              + "|ordering(?: physician| provider)?|anesthesiologist|cardiologist|coordinator|contact|emergency contact|nok"
              + "|next of kin|guarantor|from|to|cc|re|accepting|nurse|rn|pharmacist|therapist|care team|informant|witness)"
              + "\\s{0,2}[:#]\\s{0,3}(?-i)(?:(?:Dr|Mr|Mrs|Ms|DR|MR|MRS|MS)\\.? )?("
              + TURNED
              + "|"
              + NAME
              + ")");
  private static final Pattern SPOKEN =
      Pattern.compile(
          "(?iu)\\b(?:name is|named|this is|called|known as|d/w|discussed with|spoke (?:with|w/|to)|seen by|per|by|with|w/|and)"
              + " (?-i)("
              + NAME
              + ")");
  private static final Pattern SLASHED =
      Pattern.compile(
          "(?i:d/w|seen by|per|with|by) (" + WORD + ")/(" + WORD + ")(?:/(" + WORD + "))?");
  private static final Pattern DEGREE =
      Pattern.compile(
          "(?<![\\p{L}])("
              + TURNED
              + "|"
              + NAME
              + "),? (?:MD|M\\.D\\.|DO|D\\.O\\.|RN|R\\.N\\.|NP|APRN|PA-C|PA|RPh|PharmD|PhD|Ph\\.D\\.|LCSW|MSW|CRNA|CNM|DPM|DDS|DVM|LPN|CNA"
              + "|FACS|FACC|MBBS|FRCP|DPT|OTR|RD|EMT)\\b");
  private static final String RELATION =
      "(?:wife|husband|spouse|son|daughter|mother|father|mom|dad|mum|sister|brother|aunt|uncle|niece|nephew|cousin|partner"
          + "|friend|neighbou?r|grand(?:son|daughter|mother|father|ma|pa)|girlfriend|boyfriend|fianc[ée]e?|caregiver|guardian"
          + "|therapist|landlord|counsel+or|teacher|employer|boss|roommate|child|baby|twin|hija|hijo|esposa|esposo|madre|padre|hermana"
          + "|hermano|tochter|sohn|ehefrau|ehemann|mutter|vater|attending|intern|resident|nurse|surgeon|liaison|interpreter|veteran)";
  private static final Pattern RELATED =
      Pattern.compile("(?iu)\\b" + RELATION + ",? {0,1}\\(?(?-i)(" + NAME + ")");
  private static final Pattern RELATED_AFTER =
      Pattern.compile(
          "(?<![\\p{L}])("
              + NAME
              + "),? \\((?i:his |her |their |the |pt's )?(?i:"
              + RELATION
              + ")");
  private static final Pattern CAPITALISED =
      Pattern.compile("(?<![\\p{L}\\p{N}_/.@-])(?:" + TURNED + "|" + NAME + ")");
  private static final Pattern ONE = Pattern.compile(WORD);
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}'’]+");

  private static final Set<String> NAMES = WordList.load("names");
  private static final Set<String> OTHER = WordList.load("other-capitals");
  private static final Set<String> EPONYMS = WordList.load("eponyms");
  private static final Set<String> JOINING =
      Set.of(
          "de", "del", "la", "los", "van", "von", "der", "den", "le", "da", "dos", "di", "bin", "ibn", "al", "el", "ter", "ii",
          "iii", "iv", "jr", "sr");
  private static final Pattern DISORDER =
      Pattern.compile(
          "(?iu)^(?:['’]s)? (?:disease|syndrome|lymphoma|palsy|sign|score|scale|classification|criteria|phenomenon|test|tumou?r"
              + "|disorder|esophagus|ulcer|fracture|contracture|procedure|catheter|position|stain|class|sarcoma|virus|aneurysm"
              + "|thyroiditis|cirrhosis|dementia|anemia|reflex|node|index|equation|formula|method|hernia|tube|drain|line)");
  private static final Set<String> PLAIN = plainWords();

  private static Set<String> plainWords() {
    Set<String> words = new HashSet<>(WordList.load("plain-words"));
    for (String phrase : ClinicalVocabulary.hospital().phrases()) {
      for (String word : phrase.split(" ")) {
        if (!NAMES.contains(word)) {
          words.add(word);
        }
      }
    }
    return Set.copyOf(words);
  }

  /** Whether plain language or medicine knows a word, so that alone it is no name. */
  public static boolean plain(String word) {
    String key = word.toLowerCase(Locale.ROOT);
    return PLAIN.contains(key) || OTHER.contains(key) || EPONYMS.contains(key);
  }

  @Override
  public void find(String text, Consumer<Identifier> found) {
    Set<String> written = smallWords(text);
    for (Pattern pattern :
        new Pattern[] {TITLED, LABELLED, DEGREE, RELATED, RELATED_AFTER, SLASHED}) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
          if (matcher.start(group) >= 0) {
            cued(text, matcher.start(group), matcher.end(group), pattern == TITLED, found);
          }
        }
      }
    }
    Matcher spoken = SPOKEN.matcher(text);
    while (spoken.find()) {
      loose(text, spoken.start(1), spoken.end(1), written, found);
    }
    Matcher capitalised = CAPITALISED.matcher(text);
    while (capitalised.find()) {
      loose(text, capitalised.start(), capitalised.end(), written, found);
    }
  }

  /** Words behind a cue up to the first that cannot belong to a name. */
  private static void cued(
      String text, int start, int end, boolean titled, Consumer<Identifier> found) {
    Matcher one = ONE.matcher(text).region(start, end);
    int last = -1;
    int words = 0;
    while (one.find()) {
      String word = one.group();
      boolean joins = joins(word);
      boolean other = plain(word) && !NAMES.contains(word.toLowerCase(Locale.ROOT));
      if (!joins && other && !(titled && words == 0)) {
        break;
      }
      words += joins ? 0 : 1;
      last = one.end();
    }
    if (words > 0) {
      found.accept(new Identifier(IdentifierKind.NAME, start, last));
    }
  }

  /** Initials, particles and suffixes, which belong to a name only beside other words of it. */
  private static boolean joins(String word) {
    return word.length() == 1 || JOINING.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Runs of words that are names by the lists, or that nothing else explains. */
  private static void loose(
      String text, int start, int end, Set<String> written, Consumer<Identifier> found) {
    Matcher one = ONE.matcher(text).region(start, end);
    Run run = new Run(text, found);
    boolean someListed = WORDS.matcher(text.substring(start, end)).results().anyMatch(NameDetector::listed);
    while (one.find()) {
      String word = one.group();
      boolean digit = one.end() < text.length() && Character.isDigit(text.charAt(one.end()));
      if (joins(word)) {
        run.joining(one.start(), one.end());
      } else if (!digit
          && (nameLike(word, written)
              || someListed && word.length() > 2 && !plain(word) && !written.contains(word)
              || run.open() && eponymOfPerson(word, text, one.end()))) {
        run.name(one.start(), one.end());
      } else {
        run.end();
      }
    }
    run.end();
  }

  private static boolean listed(java.util.regex.MatchResult word) {
    return NAMES.contains(word.group().toLowerCase(Locale.ROOT));
  }

  /** "Brian Parkinson" is a person, "Parkinson disease" none. */
  private static boolean eponymOfPerson(String word, String text, int end) {
    return EPONYMS.contains(word.toLowerCase(Locale.ROOT))
        && !DISORDER.matcher(text.substring(end, Math.min(text.length(), end + 25))).find();
  }

  /** Words of a name that follow each other. */
  private static final class Run {

    private final String text;
    private final Consumer<Identifier> found;
    private int first = -1;
    private int last = -1;
    private int pending = -1;
    private int pendingEnd = -1;

    Run(String text, Consumer<Identifier> found) {
      this.text = text;
      this.found = found;
    }

    boolean open() {
      return first >= 0;
    }

    void joining(int start, int end) {
      boolean initial = end - start == 1;
      if (pending < 0 && (!initial || dotted(end) || open())) {
        pending = start;
      }
      pendingEnd = end;
    }

    private boolean dotted(int end) {
      return end < text.length() && text.charAt(end) == '.';
    }

    void name(int start, int end) {
      if (first < 0) {
        first = pending >= 0 ? pending : start;
      }
      last = end;
      pending = -1;
    }

    void end() {
      if (first >= 0) {
        found.accept(
            new Identifier(IdentifierKind.NAME, first, pending >= 0 ? pendingEnd : last));
      }
      first = -1;
      pending = -1;
    }
  }

  private static boolean nameLike(String word, Set<String> written) {
    String key = word.toLowerCase(Locale.ROOT).replace("’", "'");
    String bare = key.replace("'", "");
    boolean shouted = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
    boolean listed =
        NAMES.contains(bare)
            || key.endsWith("'s") && NAMES.contains(key.substring(0, key.length() - 2));
    if (key.indexOf('-') > 0) {
      listed |=
          NAMES.contains(key.substring(0, key.indexOf('-')))
              || NAMES.contains(key.substring(key.lastIndexOf('-') + 1));
    }
    if (OTHER.contains(bare) || EPONYMS.contains(bare) || word.length() < 2) {
      return false;
    }
    if (listed) {
      return true;
    }
    String stem = key.endsWith("'s") ? key.substring(0, key.length() - 2) : bare;
    if (PLAIN.contains(bare)
        || PLAIN.contains(stem)
        || OTHER.contains(stem)
        || written.contains(stem)) {
      return false;
    }
    if (key.indexOf('-') > 0 && plainParts(key)) {
      return false;
    }
    // Abbreviations are short and written large; chemical and brand names mix cases.
    return !shouted && word.length() > 2 && small(word.substring(1)) && !inflected(stem);
  }

  private static boolean plainParts(String key) {
    for (String part : key.split("-")) {
      if (!PLAIN.contains(part) && !OTHER.contains(part) && !EPONYMS.contains(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean small(String rest) {
    int large = 0;
    for (int i = 0; i < rest.length(); i++) {
      large += Character.isUpperCase(rest.charAt(i)) ? 1 : 0;
    }
    return large <= 1;
  }

  /** Whether a word is a form of a plain one: recommended, biopsies, slowly. */
  private static boolean inflected(String word) {
    for (String end :
        List.of(
            "s", "es", "ed", "d", "ing", "ly", "er", "al", "ally", "ic", "ies", "y", "ness", "ment",
            "able")) {
      if (word.endsWith(end) && word.length() - end.length() >= 3) {
        String stem = word.substring(0, word.length() - end.length());
        if (PLAIN.contains(stem) || PLAIN.contains(stem + "e") || PLAIN.contains(stem + "y")) {
          return true;
        }
      }
    }
    return word.matches(
        ".{3,}(?:itis|osis|emia|oma|pathy|ectomy|otomy|ostomy|plasty|graphy|gram|scopy|algia|uria|penia|cillin|mycin|statin"
            + "|pril|sartan|olol|azole|idine|amide|mab|nib|vir|gliptin|gliflozin|parin|xaban|dipine|setron|tidine|prazole|logy|logist"
            + "|tion|sion|ology|ician|iatrist|apist|scope|plegia|paresis|trophy|genic|megaly|rrhea|phagia|phasia|pnea|cardia)");
  }

  private static Set<String> smallWords(String text) {
    Set<String> small = new HashSet<>();
    Matcher words = WORDS.matcher(text);
    while (words.find()) {
      String word = words.group();
      if (Character.isLowerCase(word.charAt(0))) {
        small.add(word);
      }
    }
    return small;
  }
}
