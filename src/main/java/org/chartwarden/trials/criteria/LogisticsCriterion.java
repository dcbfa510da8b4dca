package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/**
 * Equipment, place of living, insurance, employment, data that must be at hand: to ask, unless a
 * note says it.
 */
final class LogisticsCriterion implements CriterionType {

  private static final Pattern ONLINE =
      Pattern.compile(
          ".*(internet|wi-?fi|computer|tablet|e-?mail|web|video|conferenc|tele|online|digital|broadband"
              + "|laptop|zoom|app\\b).*");
  private static final Pattern INSURED =
      Pattern.compile(
          ".*(insur|affiliat|assurance|coverage|covered by|social (?:security|welfare)|medicare"
              + "|medicaid|health ?care plan).*");

  private static final Pattern EMPLOYED =
      Pattern.compile("(?:currently )?(?:employed|working|employment|(?:full|part)-time work)");
  private static final Pattern SHIFTS = Pattern.compile("\\bshifts?\\b|\\bnight work");

  private static final Set<String> DENIALS =
      WordSet.of("not no without lack lacks lacking never unable cannot");

  private static final int DENIAL_REACH = 6;

  private static final Pattern LIVING =
      Pattern.compile("(?i)\\b(?:resid|liv(?:e|es|ing)\\b|located)");

  /** A system or model that no note tells of who owns a telephone. */
  private static final Pattern VERSION =
      Pattern.compile(
          "(?i)\\b(?:iOS|Android|Windows|macOS)(?: version)? ?\\d|\\bversion \\d|\\d(?:\\.\\d+)? (?:or|and) (?:newer|later|above|higher|up)\\b|\\bbluetooth [45]");

  private static final Set<String> LINKS = WordSet.of("in of the within at near");

  /** What is written in capitals behind a word of living. */
  private static final Pattern PLACE = Pattern.compile("(?s)^.*?\\p{Ll}.*?\\s(\\p{Lu}.*)$");

  @Override
  public String id() {
    return "logistics";
  }

  @Override
  public String title() {
    return "Logistics: equipment, residence area, insurance, data";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    for (Cues.Found cue : Cues.merged(phrase, id())) {
      int to = place(phrase, cue);
      LogisticsTest test =
          new LogisticsTest(
              cue.cue().topic(),
              phrase.words(cue.from(), to) + version(phrase, to),
              cue.cue().topic().equals("equipment") && denied(phrase, cue.from()));
      found.add(
          cue.cue().whole()
              ? Recognised.whole(cue.from(), to, test)
              : Recognised.of(cue.from(), to, test));
    }
    return found;
  }

  /** Where the name of the place ends that belongs to a cue: "residents of Northern Norway". */
  private static int place(CriterionPhrase phrase, Cues.Found cue) {
    int end = cue.to();
    if (LIVING.matcher(phrase.words(cue.from(), cue.to())).find()) {
      for (int at = cue.to(); at < phrase.size(); at++) {
        if (phrase.isWord(at) && phrase.token(at).capital()) {
          end = at + 1;
        } else if (!phrase.isAny(at, LINKS)) {
          break;
        }
      }
    }
    return end;
  }

  /** Which system or model it has to be, up to the end of the words; empty when any will do. */
  private static String version(CriterionPhrase phrase, int from) {
    String behind = phrase.words(from, phrase.size());
    return VERSION.matcher(behind).find() ? " " + behind : "";
  }

  /** "Not having a smartphone", "no access to the internet". */
  private static boolean denied(CriterionPhrase phrase, int from) {
    for (int i = from - 1; i >= Math.max(phrase.clauseStart(from), from - DENIAL_REACH); i--) {
      if (phrase.isAny(i, DENIALS)) {
        return true;
      }
      if (phrase.is(i, "or") || phrase.is(i, ",")) {
        return false;
      }
    }
    return false;
  }

  /**
   * Whether an arrangement is there.
   *
   * @param topic what it is about
   * @param words the words that ask it
   * @param lacking whether it has to be absent
   */
  record LogisticsTest(String topic, String words, boolean lacking) implements CriterionTest {

    @Override
    public String type() {
      return "logistics";
    }

    @Override
    public String describe() {
      return "logistics " + (lacking ? "lacking " : "") + topic;
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(DataNeed.of(DataNeed.Kind.SENTENCE));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      String asked = words.toLowerCase(Locale.ROOT);
      Told told = Told.nothing();
      if (asked.contains("phone") && !asked.contains("smart") && !asked.contains("iphone")) {
        told.answered(facts, "phone");
      } else if (asked.contains("phone") || asked.contains("android")) {
        told.answered(facts, "smartphone");
      } else if (topic.equals("equipment") && ONLINE.matcher(asked).matches()) {
        told.answered(facts, "internet");
      } else if (EMPLOYED.matcher(asked).matches()) {
        told.answered(facts, "employed");
      } else if (SHIFTS.matcher(asked).find()) {
        told.answered(facts, "night-work");
      } else if (INSURED.matcher(asked).matches()) {
        told.answered(facts, "insurance");
      }
      if (VERSION.matcher(asked).find() && told.affirmed()) {
        return CriterionVerdict.unknown(
            "Which model or system it is, is not told.", MissingItem.ask(topic));
      }
      place().map(name -> NoteMention.of(facts, name)).stream()
          .filter(one -> one.state() == CriterionState.MET)
          .forEach(one -> one.evidence().forEach(told::yes));
      return told.verdict(topic + " (" + words + ")", lacking);
    }

    private Optional<String> place() {
      Matcher matcher = PLACE.matcher(words);
      return LIVING.matcher(words).find() && matcher.find()
          ? Optional.of(matcher.group(1))
          : Optional.empty();
    }
  }
}
