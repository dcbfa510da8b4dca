package org.chartwarden.trials.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.phrases.Kept;
import org.chartwarden.trials.phrases.Window;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * Attacks of a lasting disease: an asthma exacerbation, a flare of gout, a relapse. Problem lists
 * hold the disease and not its attacks, so that their silence denies none. A short course of
 * systemic steroids in asthma or COPD is an exacerbation by the definition of GINA and GOLD.
 *
 * @param term the attack
 * @param disease what it is an attack of
 */
record Episodes(Term term, Term disease) {

  /** Diseases whose attacks steroids are given for in short courses. */
  private static final Map<String, String> TREATED =
      Map.of("asthma-exacerbation", "asthma", "copd-exacerbation", "copd");

  private static final String ATTACK =
      "(?:exacerbations?|attacks?|flares?(?:[- ]?ups?)?|relapses?|crisis|crises|bouts?)";

  private static final Set<String> STEROIDS =
      Set.of("prednisone", "prednisolone", "methylprednisolone", "dexamethasone", "corticosteroid");

  /** Longer courses are no bursts (GINA 2023: 5 to 7 days; tapers up to three weeks). */
  private static final int LONGEST_COURSE_DAYS = 21;

  private static final Pattern ATTACKS =
      Pattern.compile("(?i)\\b(?:acute )?" + ATTACK + "(?: of(?: the)?)?\\b");

  private static final int KEPT = 20_000;
  private static final Kept<Term, Optional<Episodes>> KNOWN = new Kept<>(KEPT, Episodes::read);

  /** The attacks that a name asks for; empty for names of other things. */
  static Optional<Episodes> of(Term term) {
    return KNOWN.of(term);
  }

  private static Optional<Episodes> read(Term term) {
    String lasting = TREATED.get(term.id());
    if (lasting != null) {
      return TermBook.standard()
          .find(TermKind.CONDITION, lasting)
          .map(found -> new Episodes(term, found));
    }
    String words = term.shown();
    String rest = ATTACKS.matcher(words).replaceAll(" ").strip();
    return rest.isEmpty() || rest.length() >= words.length()
        ? Optional.empty()
        : TermBook.standard().idsIn(TermKind.CONDITION, rest).stream()
            .flatMap(id -> TermBook.standard().find(TermKind.CONDITION, id).stream())
            .filter(found -> !found.id().equals(term.id()))
            .findFirst()
            .map(found -> new Episodes(term, found));
  }

  /**
   * The verdict where no record tells an attack in words and the patient has the disease; empty
   * where the disease is not there.
   *
   * @param window when
   * @param count how many
   */
  Optional<CriterionVerdict> untold(
      PatientFacts facts, Optional<Window> window, Optional<Bounds> count) {
    List<FactEvidence> lasting =
        facts.problemsLike(disease).stream()
            .filter(one -> one.state() == FactState.PRESENT)
            .filter(one -> one.name().fits(disease) == FactName.Fit.YES)
            .map(one -> one.evidence())
            .toList();
    if (lasting.isEmpty()) {
      return Optional.empty();
    }
    List<FactEvidence> courses =
        TREATED.containsKey(term.id()) ? courses(facts, window) : List.<FactEvidence>of();
    boolean enough =
        !courses.isEmpty()
            && count
                .map(wanted -> wanted.containsAllAbove(BigDecimal.valueOf(courses.size())))
                .orElse(true);
    return Optional.of(
        enough
            ? CriterionVerdict.met(
                "The record tells short courses of steroids, as they are given for "
                    + term.shown()
                    + ".",
                courses)
            : CriterionVerdict.unknown(
                "No list tells of " + term.shown() + ".", lasting, MissingItem.ask(term.shown())));
  }

  private static List<FactEvidence> courses(PatientFacts facts, Optional<Window> window) {
    LocalDate index = facts.indexDate();
    List<FactEvidence> all = new ArrayList<>();
    for (DrugFact fact : facts.drugs()) {
      if (fact.state() == FactState.PAST
          && fact.evidence().span().isEmpty()
          && fact.name().concepts().stream().anyMatch(STEROIDS::contains)
          && course(fact.time())
          && within(fact.time(), window, index)) {
        all.add(fact.evidence());
      }
    }
    return all;
  }

  private static boolean course(FactTime time) {
    return time.begin().isPresent()
        && time.end().isPresent()
        && ChronoUnit.DAYS.between(time.begin().get().first(), time.end().get().last())
            < LONGEST_COURSE_DAYS
        && time.begin().get().first().isBefore(time.end().get().last());
  }

  private static boolean within(FactTime time, Optional<Window> window, LocalDate index) {
    return window.isEmpty()
        || window.get().anchored()
            && WindowTimes.in(window.get(), time, index, false) == FactTime.Answer.YES;
  }
}
