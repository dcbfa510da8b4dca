package org.chartwarden.trials.criteria;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProcedureFact;
import org.chartwarden.trials.phrases.Window;

/**
 * Vaccines of one kind that a chart tells. Who had the last one long ago has had none since:
 * whoever writes vaccines down writes the next one down too.
 */
final class GivenVaccines {

  private static final Map<String, Pattern> KINDS = new LinkedHashMap<>();

  static {
    kind("covid", "covid|sars-cov|coronavirus|comirnaty|spikevax|bbibp|coronavac|mrna vaccine");
    kind("influenza", "influenza|\\bflu\\b|fluad|fluzone");
    kind("pneumococcal", "pneumococ|prevnar|prevenar|pneumovax|pcv|ppsv");
    kind("hepatitis b", "hepatitis b|hep b|engerix");
    kind("zoster", "zoster|shingl|shingrix|zostavax");
    kind("hpv", "papilloma|hpv|gardasil");
    kind("bcg", "\\bbcg\\b");
    kind("meningococcal", "mening");
    kind("rabies", "rabies");
    kind("measles", "measles|\\bmmr\\b");
    kind("yellow fever", "yellow fever");
    kind("tetanus", "tetanus|tdap");
  }

  private record Given(FactTime time, FactEvidence evidence, boolean denied) {}

  private GivenVaccines() {}

  private static void kind(String name, String words) {
    KINDS.put(name, Pattern.compile(words));
  }

  /** Whether a vaccine of the kind that is asked for was given in time; empty if it is not told. */
  static Optional<CriterionVerdict> verdict(
      String vaccine, Optional<Window> window, PatientFacts facts) {
    String asked = vaccine.toLowerCase(Locale.ROOT);
    Optional<Map.Entry<String, Pattern>> kind =
        KINDS.entrySet().stream().filter(one -> one.getValue().matcher(asked).find()).findFirst();
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    List<Given> all = given(kind.get(), facts);
    List<FactEvidence> yes = new ArrayList<>();
    List<FactEvidence> before = new ArrayList<>();
    List<FactEvidence> denied = new ArrayList<>();
    for (Given one : all) {
      if (one.denied()) {
        denied.add(one.evidence());
        continue;
      }
      FactTime.Answer answer = during(one.time(), window, facts.indexDate());
      if (answer == FactTime.Answer.PERHAPS) {
        return Optional.empty();
      }
      (answer == FactTime.Answer.YES ? yes : before).add(one.evidence());
    }
    if (!yes.isEmpty()) {
      return Optional.of(CriterionVerdict.met("The record tells this vaccine in that time.", yes));
    }
    if (!before.isEmpty()) {
      return Optional.of(
          CriterionVerdict.notMet("The last one that the record tells was before that.", before));
    }
    return denied.isEmpty()
        ? Optional.empty()
        : Optional.of(CriterionVerdict.notMet("The record denies this vaccine.", denied));
  }

  private static List<Given> given(Map.Entry<String, Pattern> kind, PatientFacts facts) {
    List<Given> all = new ArrayList<>();
    for (DrugFact fact :
        facts.drugsWhere(
            "vaccine " + kind.getKey(), one -> is(kind.getValue(), one.name().texts()))) {
      all.add(new Given(fact.time(), fact.evidence(), fact.state() == FactState.ABSENT));
    }
    for (ProcedureFact fact :
        facts.proceduresWhere(
            "vaccine " + kind.getKey(), one -> is(kind.getValue(), one.name().texts()))) {
      all.add(new Given(fact.time(), fact.evidence(), fact.state() == FactState.ABSENT));
    }
    return all;
  }

  private static boolean is(Pattern kind, List<String> texts) {
    return texts.stream()
        .map(text -> text.toLowerCase(Locale.ROOT))
        .anyMatch(
            text ->
                kind.matcher(text).find()
                    && text.matches(".*(?:vaccin|immuni[sz]|toxoid|booster).*"));
  }

  private static FactTime.Answer during(FactTime time, Optional<Window> window, LocalDate index) {
    if (window.isEmpty()) {
      return FactTime.Answer.YES;
    }
    return window.get().kind() == Window.Kind.WITHIN
        ? time.during(window.get().back(index), index, false)
        : FactTime.Answer.PERHAPS;
  }
}
