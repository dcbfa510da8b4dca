package org.chartwarden.trials.criteria;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProcedureFact;
import org.chartwarden.trials.phrases.Kept;
import org.chartwarden.trials.phrases.Window;

/**
 * Vaccines of one kind that a chart tells. Who had the last one long ago has had none since only by
 * lists that are said to be complete.
 */
final class GivenVaccines {

  private static final Map<String, Pattern> KINDS = new LinkedHashMap<>();

  static {
    kind("covid", "covid|sars-cov|coronavirus|comirnaty|spikevax|bbibp|coronavac|mrna vaccine");
    kind("influenza", "influenza|\\bflu\\b|fluad|fluzone");
    kind("pneumococcal", "pneumococ|prevnar|prevenar|pneumovax|pcv|ppsv");
    kind("hepatitis b", "hepatitis b|hep b|\\bhbv\\b|engerix|heplisav|recombivax");
    kind("hepatitis a", "hepatitis a|hep a|\\bhav\\b|havrix|vaqta");
    kind("rsv", "\\brsv\\b|arexvy|abrysvo");
    kind("varicella", "varicella|chicken ?pox|varivax");
    kind("zoster", "zoster|shingl|shingrix|zostavax");
    kind("hpv", "papilloma|hpv|gardasil");
    kind("bcg", "\\bbcg\\b");
    kind("meningococcal", "mening");
    kind("rabies", "rabies");
    kind("measles", "measles|\\bmmr\\b");
    kind("yellow fever", "yellow fever");
    kind("tetanus", "tetanus|tdap");
  }

  /** Neither a plan nor a guess nor a relative's vaccine was given to the patient. */
  private static final Set<FactState> TOLD =
      Set.of(FactState.PRESENT, FactState.PAST, FactState.ABSENT);

  private static final Pattern SHOT = Pattern.compile(".*(?:vaccin|immuni[sz]|toxoid|booster).*");

  private static final int KEPT = 20_000;

  /** Whether a name is one of a vaccine. */
  private static final Kept<String, Boolean> VACCINE =
      new Kept<>(KEPT, text -> SHOT.matcher(text.toLowerCase(Locale.ROOT)).matches());

  private static final Pattern NONE_SINCE =
      Pattern.compile(
          "(?i)\\b(?:nil|none|nothing|no (?:more|further|other|vaccines?|jabs?|shots?|boosters?)(?: \\w+)?) (?:more )?(?:since|after|thereafter)\\b");

  private record Given(FactTime time, FactEvidence evidence, boolean denied) {}

  /** The kinds that words name. */
  private static final Kept<String, List<Map.Entry<String, Pattern>>> ASKED =
      new Kept<>(KEPT, GivenVaccines::kinds);

  private GivenVaccines() {}

  private static void kind(String name, String words) {
    KINDS.put(name, Pattern.compile(words));
  }

  /** Whether a vaccine of the kind that is asked for was given in time; empty if it is not told. */
  static Optional<CriterionVerdict> verdict(
      String vaccine, Optional<Window> window, PatientFacts facts) {
    List<Optional<CriterionVerdict>> told = new ArrayList<>();
    for (Map.Entry<String, Pattern> kind : ASKED.of(vaccine)) {
      Optional<CriterionVerdict> one = ofKind(kind, window, facts);
      if (one.isPresent() && one.get().state() == CriterionState.MET) {
        return one;
      }
      told.add(one);
    }
    // Of several kinds each has to be denied.
    return told.isEmpty() || told.contains(Optional.<CriterionVerdict>empty())
        ? Optional.empty()
        : told.get(0);
  }

  private static List<Map.Entry<String, Pattern>> kinds(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    return KINDS.entrySet().stream().filter(kind -> kind.getValue().matcher(lower).find()).toList();
  }

  /** Whether words name a kind of vaccine. */
  static boolean isKind(String words) {
    return !ASKED.of(words).isEmpty();
  }

  /** "Flu jab October 2023, nil since": no vaccine of any kind in the time that is asked for. */
  static Optional<CriterionVerdict> noneSince(Window window, PatientFacts facts) {
    if (window.kind() != Window.Kind.WITHIN) {
      return Optional.empty();
    }
    LocalDate edge = window.back(facts.indexDate());
    return facts
        .drugsNamed("any vaccine", one -> one.texts().stream().anyMatch(VACCINE::of))
        .stream()
        .filter(fact -> fact.time().during(edge, facts.indexDate(), false) == FactTime.Answer.NO)
        .map(DrugFact::evidence)
        .filter(
            one ->
                facts
                    .sentenceAround(one)
                    .filter(sentence -> NONE_SINCE.matcher(sentence.text()).find())
                    .isPresent())
        .findFirst()
        .map(
            one ->
                CriterionVerdict.notMet(
                    "The note tells of no vaccine since the last one.", List.of(one)));
  }

  private static Optional<CriterionVerdict> ofKind(
      Map.Entry<String, Pattern> kind, Optional<Window> window, PatientFacts facts) {
    List<Given> all = given(kind, facts);
    List<FactEvidence> yes = new ArrayList<>();
    List<FactEvidence> outside = new ArrayList<>();
    List<FactEvidence> denied = new ArrayList<>();
    boolean perhaps = false;
    for (Given one : all) {
      if (one.denied()) {
        denied.add(one.evidence());
        continue;
      }
      FactTime.Answer answer = during(one.time(), window, facts.indexDate());
      if (answer == FactTime.Answer.PERHAPS) {
        perhaps = true;
        continue;
      }
      (answer == FactTime.Answer.YES ? yes : outside).add(one.evidence());
    }
    // "The last dose at least 14 days ago" may mean all of them.
    boolean later =
        !outside.isEmpty() && window.filter(one -> one.kind() == Window.Kind.BEFORE).isPresent();
    if (!yes.isEmpty() && later) {
      return Optional.empty();
    }
    if (!yes.isEmpty()) {
      return Optional.of(CriterionVerdict.met("The record tells this vaccine in that time.", yes));
    }
    if (perhaps) {
      return Optional.empty();
    }
    if (!outside.isEmpty()) {
      if (!facts.isComplete(FactList.DRUGS)) {
        return Optional.empty();
      }
      return Optional.of(
          CriterionVerdict.notMet("All that the record tells were at other times.", outside));
    }
    return denied.isEmpty()
        ? Optional.empty()
        : Optional.of(CriterionVerdict.notMet("The record denies this vaccine.", denied));
  }

  private static List<Given> given(Map.Entry<String, Pattern> kind, PatientFacts facts) {
    List<Given> all = new ArrayList<>();
    // The same words of a note may be read as a drug and as a procedure: a plan is one for both.
    Set<FactEvidence> others = new HashSet<>();
    for (DrugFact fact :
        facts.drugsNamed("vaccine " + kind.getKey(), one -> is(kind.getValue(), one.texts()))) {
      sort(fact.state(), fact.time(), fact.evidence(), all, others);
    }
    for (ProcedureFact fact :
        facts.proceduresNamed(
            "vaccine " + kind.getKey(), one -> is(kind.getValue(), one.texts()))) {
      sort(fact.state(), fact.time(), fact.evidence(), all, others);
    }
    all.removeIf(one -> others.contains(one.evidence()));
    return all;
  }

  private static void sort(
      FactState state,
      FactTime time,
      FactEvidence evidence,
      List<Given> all,
      Set<FactEvidence> others) {
    if (TOLD.contains(state)) {
      all.add(new Given(time, evidence, state == FactState.ABSENT));
    } else {
      others.add(evidence);
    }
  }

  private static boolean is(Pattern kind, List<String> texts) {
    return texts.stream()
        .filter(VACCINE::of)
        .anyMatch(text -> kind.matcher(text.toLowerCase(Locale.ROOT)).find());
  }

  private static FactTime.Answer during(FactTime time, Optional<Window> window, LocalDate index) {
    if (window.isEmpty()) {
      return FactTime.Answer.YES;
    }
    return WindowTimes.in(window.get(), time, index, false);
  }
}
