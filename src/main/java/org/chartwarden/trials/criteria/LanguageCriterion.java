package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** Languages that the patient speaks, reads, writes: to ask, unless a note says it. */
final class LanguageCriterion implements CriterionType {

  private static final Set<String> DENYING =
      WordSet.of(
          "not non unable inability cannot no barrier barriers illiterate illiteracy",
          "difficulties insufficient poor limited lack");

  private static final Set<String> FILLERS =
      WordSet.of(
          "able to read write speak reads writes speaks reading writing and or understand in can the / , fluent fluently speaking",
          "ability a of have sufficient spoken written good well is be must language at level",
          "grade as primary proficient proficiency unable - adequate enough knowledge",
          "understanding comprehension for oral not speakers speaker non command difficulties");

  private static final Set<String> HOUSEHOLD =
      WordSet.of("caregiver caregivers carer carers parent parents guardian guardians family");

  /** "French (the research language)", "the study language (French)". */
  private static final Set<String> BRACKET =
      WordSet.of("( research study trial local national official the of interview questionnaires");

  /** What names a language wherever it stands. */
  static final Set<String> NAMES =
      WordSet.of(
          "english spanish french german danish dutch italian swedish norwegian turkish arabic hebrew",
          "russian polish finnish greek portuguese scandinavian nordic mandarin cantonese chinese",
          "japanese korean hindi urdu farsi persian vietnamese thai swahili kiswahili bengali tamil",
          "czech slovak hungarian romanian ukrainian catalan somali amharic tagalog");

  @Override
  public String id() {
    return "language";
  }

  @Override
  public String title() {
    return "Language and literacy";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    List<Cues.Found> cues = Cues.in(phrase, id());
    int k = 0;
    while (k < cues.size()) {
      int from = cues.get(k).from();
      int to = cues.get(k).to();
      String language = languageOf(phrase, cues.get(k));
      while (k + 1 < cues.size()
          && (phrase.areAll(to, cues.get(k + 1).from(), FILLERS)
              || phrase.areAll(to, cues.get(k + 1).from(), BRACKET))) {
        boolean bracket = phrase.is(to, "(");
        k++;
        to = cues.get(k).to();
        to += bracket && phrase.is(to, ")") ? 1 : 0;
        language =
            language.isEmpty()
                ? languageOf(phrase, cues.get(k))
                : language + orMore(phrase, cues.get(k));
      }
      if (phrase.isAny(
          to,
          Set.of(
              "social",
              "health",
              "national",
              "citizen",
              "citizens",
              "law",
              "laws",
              "legal",
              "college",
              "population",
              "version",
              "society",
              "woman",
              "women",
              "man",
              "men",
              "patients",
              "adults",
              "ethnicity",
              "descent",
              "origin",
              "nationality",
              "ancestry",
              "male",
              "female",
              "males",
              "females",
              "citizenship"))) {
        // "French social security" asks for no language.
        k++;
        continue;
      }
      while (from > 0
          && phrase.isAny(from - 1, FILLERS)
          && !phrase.endsClause(from - 1)
          && !phrase.is(from - 1, ",")) {
        from--;
      }
      while (to < phrase.size()
          && phrase.isAny(to, FILLERS)
          && !phrase.isAny(to, Set.of("and", "or", ",", "for"))) {
        to++;
      }
      found.add(
          Recognised.of(
              from,
              to,
              new LanguageTest(
                  language,
                  skill(phrase.words(from, to)),
                  denied(phrase, from, to),
                  IntStream.range(0, phrase.size()).anyMatch(i -> phrase.isAny(i, HOUSEHOLD)))));
      k++;
    }
    return found;
  }

  private static String languageOf(CriterionPhrase phrase, Cues.Found cue) {
    boolean name =
        phrase.token(cue.from()).capital() && cue.to() == cue.from() + 1 && cue.from() > 0
            || phrase.isAny(cue.from(), NAMES);
    return name
            && !phrase.isAny(
                cue.from(),
                Set.of(
                    "language",
                    "speaking",
                    "fluent",
                    "fluency",
                    "speak",
                    "literate",
                    "read",
                    "communicate"))
        ? phrase.key(cue.from())
        : "";
  }

  /** What is asked for where no language is named. */
  private static String skill(String words) {
    String asked = words.toLowerCase(Locale.ROOT);
    if (asked.matches(".*\\b(?:barriers?|interpreters?|translators?)\\b.*")) {
      return "barrier";
    }
    if (asked.matches(".*\\b(?:read|reading|write|writing|literate|literacy|illitera\\w+)\\b.*")) {
      return "literacy";
    }
    return asked.matches(".*\\b(?:communicat\\w+|verbal\\w*|non-?verbal|speak)\\b.*")
        ? "communication"
        : "";
  }

  private static String orMore(CriterionPhrase phrase, Cues.Found cue) {
    String other = languageOf(phrase, cue);
    return other.isEmpty() ? "" : " or " + other;
  }

  private static boolean denied(CriterionPhrase phrase, int from, int to) {
    for (int i = Math.max(phrase.clauseStart(from), from - 4); i < to; i++) {
      if (phrase.isAny(i, DENYING)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the patient masters a language, or reads and writes at all.
   *
   * @param language in lower case, several with "or" between them; empty when none is named
   * @param skill literacy, communication or empty
   * @param lacking whether the sentence says that the patient does not
   * @param household whether those who care for the patient are asked too
   */
  record LanguageTest(String language, String skill, boolean lacking, boolean household)
      implements CriterionTest {

    @Override
    public String type() {
      return "language";
    }

    @Override
    public String describe() {
      return "language "
          + (lacking ? "lacking " : "")
          + (language.isEmpty() ? "of the study" : language);
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(DataNeed.of(DataNeed.Kind.SENTENCE));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      Told told = Told.nothing();
      for (String one : language.split(" or ")) {
        SpokenLanguages.in(facts, one, true, false).forEach(told::yes);
        SpokenLanguages.in(facts, one, false, household).forEach(told::no);
      }
      if (language.isEmpty()) {
        told.answered(facts, skill);
      }
      return told.verdict(
          language.isEmpty()
              ? "language and literacy"
              : language.substring(0, 1).toUpperCase(Locale.ROOT) + language.substring(1),
          lacking);
    }
  }
}
