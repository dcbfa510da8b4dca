package org.chartwarden.trials.reading;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.claims.ClaimTimes;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.SievedPattern;
import org.chartwarden.notes.times.TimeWindow;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.StatusFact;

/** What a note says of taking part in research. */
final class TrialWords {

  private static final SievedPattern RESEARCH =
      SievedPattern.of(
          "\\b(?:(?:clinical |drug |vaccine |research )?(?:trials?|stud(?:y|ies))|research|(?:investigational|experimental|study) (?:drugs?|agents?|products?|medicines?|treatments?|therap(?:y|ies)|vaccines?|devices?))\\b");

  private static final SievedPattern NONE =
      SievedPattern.of(
          "\\b(?:never|not|no|none|nothing|nor|without)\\b[^.;]{0,60}\\b(?:trials?|stud(?:y|ies)|research|investigational|experimental)\\b"
              + "|\\b(?:trials?|stud(?:y|ies)|research)\\b[^.;]{0,12}\\bnone\\b");

  private static final SievedPattern TAKES_PART =
      SievedPattern.of(
          "\\b(?:enrol\\w+|participat\\w+|finish\\w+|joined|took part|tak(?:es|ing) part|was (?:\\w+ )?in|is (?:\\w+ )?in"
              + "|recruited|volunteer\\w*|gave blood|randomi[sz]ed (?:in|to|into)|completed|final visit"
              + "|last visit|follow-?up)\\b");

  private static final Pattern OVER =
      Pattern.compile(
          "\\b(?:was|took part|completed|final visit|last visit|ended|finished|gave|previous\\w*|until)\\b");

  /** A trial that is only named, or one that the patient may join. */
  private static final Pattern OTHERWISE =
      Pattern.compile(
          "\\b(?:asks? for|asking|eligib\\w+|trial of|study nurse|research nurse|sleep study|interested"
              + "|considering|referr\\w+ for)\\b");

  private final NoteStatements facts;
  private final PatientNote source;
  private final ClaimTimes times;

  TrialWords(NoteStatements facts, PatientNote source, ClaimTimes times) {
    this.facts = facts;
    this.source = source;
    this.times = times;
  }

  /** Whether a sentence speaks of research at all. */
  static boolean speakIn(String sentence) {
    return RESEARCH.find(sentence.toLowerCase(Locale.ROOT));
  }

  /** Adds what a sentence that speaks of research tells. */
  void add(Sentence sentence, TextSpan span) {
    String words = span.text().toLowerCase(Locale.ROOT);
    FactState state = null;
    FactTime time = FactTime.UNTOLD;
    if (Stream.of(words.split(";")).anyMatch(TrialWords::takesPart)) {
      if (OTHERWISE.matcher(words).find()) {
        return;
      }
      boolean over = OVER.matcher(words).find();
      TimeWindow window = times.of(span, sentence.index());
      Optional<DayRange> day =
          window.said() ? Optional.of(NoteFacts.days(window)) : Optional.empty();
      state = over ? FactState.PAST : FactState.PRESENT;
      if (day.isPresent()) {
        time = over ? FactTime.at(day.get()) : FactTime.since(day.get());
      }
    } else if (NONE.find(words)) {
      state = FactState.ABSENT;
    }
    if (state != null) {
      facts.add(
          new StatusFact(
              StatusFact.TRIAL,
              state,
              time,
              Optional.empty(),
              FactEvidence.of(source.source(), span)));
    }
  }

  /** "Finished an exercise trial in May; no trial drugs ever.": each part for itself. */
  private static boolean takesPart(String words) {
    return RESEARCH.find(words) && TAKES_PART.find(words) && !NONE.find(words);
  }
}
