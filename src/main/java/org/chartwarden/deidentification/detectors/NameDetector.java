package org.chartwarden.deidentification.detectors;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final Pattern DISORDER =
      Pattern.compile(
          "(?iu)^(?:['’]s)? (?:disease|syndrome|lymphoma|palsy|sign|score|scale|classification|criteria|phenomenon|test|tumou?r"
              + "|disorder|esophagus|ulcer|fracture|contracture|procedure|catheter|position|stain|class|sarcoma|virus|aneurysm"
              + "|thyroiditis|cirrhosis|dementia|anemia|reflex|node|index|equation|formula|method|hernia|tube|drain|line)");
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}'’]+");

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
      boolean joins = NameWords.joins(word);
      boolean other = NameWords.plain(word) && !NameWords.listed(word);
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

  /** Runs of words that are names by the lists, or that nothing else explains. */
  private static void loose(
      String text, int start, int end, Set<String> written, Consumer<Identifier> found) {
    Matcher one = ONE.matcher(text).region(start, end);
    NameRun run = new NameRun(text, found);
    boolean someListed =
        WORDS
            .matcher(text.substring(start, end))
            .results()
            .anyMatch(word -> NameWords.listed(word.group()));
    while (one.find()) {
      String word = one.group();
      boolean digit = one.end() < text.length() && Character.isDigit(text.charAt(one.end()));
      if (NameWords.joins(word)) {
        run.joining(one.start(), one.end());
      } else if (!digit
          && (NameWords.nameLike(word, written)
              || someListed
                  && word.length() > 2
                  && !NameWords.plain(word)
                  && !written.contains(word)
              || run.open() && eponymOfPerson(word, text, one.end()))) {
        run.name(one.start(), one.end());
      } else {
        run.end();
      }
    }
    run.end();
  }

  /** "Brian Parkinson" is a person, "Parkinson disease" none. */
  private static boolean eponymOfPerson(String word, String text, int end) {
    return NameWords.eponym(word)
        && !DISORDER.matcher(text.substring(end, Math.min(text.length(), end + 25))).find();
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
