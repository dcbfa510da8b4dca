package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.terms.Term;

/**
 * Whether a drug did not help: the sentence that names it or the next one says so, or a cancer
 * grows while it is given. "Heart failure" is no failure of a drug.
 */
final class DrugFailure {

  /** What treats cancers; their growth is told apart from the drugs. */
  private static final Set<String> OF_CANCER =
      Set.of(
          "chemotherapy", "targeted-therapy", "hormone-therapy", "immunotherapy", "cancer-therapy");

  private static final String TOPIC = "failure";
  private static final String GROWTH = "tumor-growth";

  /** A failure that is told of these is none of the other drugs of its sentence. */
  private static final Pattern TURN = Pattern.compile("(?i);|\\b(?:then|now|since then|but)\\b");

  private DrugFailure() {}

  /** Whether it is given against cancer, where a course holds several drugs at once. */
  static boolean ofCancer(Term drug) {
    return drug.closure().stream().anyMatch(OF_CANCER::contains);
  }

  /** The sentences that tell of it; none when nothing does. */
  static List<FactEvidence> of(PatientFacts facts, Term drug) {
    Set<FactEvidence> found = new LinkedHashSet<>();
    byFact(facts, drug).values().forEach(found::addAll);
    return new ArrayList<>(found);
  }

  /** The drugs that were had, each with the sentences that tell that it failed. */
  static Map<DrugFact, List<FactEvidence>> byFact(PatientFacts facts, Term drug) {
    Set<FactEvidence> failures = new LinkedHashSet<>(NoteAnswers.of(facts, TOPIC, true));
    List<FactEvidence> growth = ofCancer(drug) ? NoteAnswers.of(facts, GROWTH, true) : List.of();
    failures.addAll(growth);
    Map<DrugFact, List<FactEvidence>> all = new LinkedHashMap<>();
    for (DrugFact fact : facts.drugsLike(drug)) {
      boolean had =
          fact.name().fits(drug) == FactName.Fit.YES
              && (fact.state() == FactState.PRESENT
                  || fact.state() == FactState.PAST
                  || fact.state() == FactState.POSSIBLE);
      if (!had) {
        continue;
      }
      List<FactEvidence> found =
          new ArrayList<>(fact.state() == FactState.PRESENT ? growth : List.of());
      near(facts, fact).stream().filter(failures::contains).forEach(found::add);
      all.put(fact, found);
    }
    return all;
  }

  /**
   * What a sentence tells of a drug: from the semicolon ahead of it to the one ahead of the next
   * drug. "Escitalopram helped; venlafaxine without benefit" tells of the second alone.
   */
  private static String part(PatientFacts facts, NoteSentence own, DrugFact fact) {
    String text = own.text().toLowerCase(Locale.ROOT);
    int begin = own.evidence().span().map(TextSpan::start).orElse(0);
    int at = fact.evidence().span().map(TextSpan::start).orElse(begin) - begin;
    if (at < 0 || at >= text.length()) {
      return text;
    }
    int end = text.length();
    for (DrugFact other : facts.drugs()) {
      int behind = other.evidence().span().map(TextSpan::start).orElse(begin) - begin;
      if (behind > at && behind < text.length() && text.lastIndexOf(';', behind) > at) {
        end = Math.min(end, text.lastIndexOf(';', behind));
      }
    }
    return text.substring(text.lastIndexOf(';', at) + 1, end);
  }

  /** The sentence that names a drug, and the one behind it where that speaks of no other drug. */
  private static List<FactEvidence> near(PatientFacts facts, DrugFact fact) {
    if (fact.evidence().span().isEmpty()) {
      return List.of();
    }
    List<NoteSentence> all = facts.sentences();
    List<FactEvidence> found = new ArrayList<>();
    facts
        .sentenceAround(fact.evidence())
        .ifPresent(
            own -> {
              if (!own.text().contains(";")
                  || NoteAnswers.tells(TOPIC, true, part(facts, own, fact))
                  || NoteAnswers.tells(GROWTH, true, part(facts, own, fact))) {
                found.add(own.evidence());
              }
              int next = all.indexOf(own) + 1;
              boolean turned = TURN.matcher(own.text().toLowerCase(Locale.ROOT)).find();
              if (next > 0 && next < all.size() && !turned) {
                found.add(all.get(next).evidence());
              }
            });
    return found;
  }
}
