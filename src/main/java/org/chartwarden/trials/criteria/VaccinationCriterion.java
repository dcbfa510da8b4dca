package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProcedureFact;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.Window;

/** Vaccines that were or will be given. Charts hold few of them: silence says nothing. */
final class VaccinationCriterion implements CriterionType {

  private static final PhraseTrie<Boolean> WORDS = new PhraseTrie<>();

  static {
    for (String one :
        new String[] {
          "vaccine",
          "vaccines",
          "vaccination",
          "vaccinations",
          "vaccinated",
          "live vaccine",
          "live vaccines",
          "live attenuated vaccine",
          "live attenuated vaccines",
          "live-attenuated vaccine",
          "immunization",
          "immunizations",
          "immunized",
          "immunisation",
          "booster",
          "unvaccinated",
          "COVID-19 vaccine",
          "SARS-CoV-2 vaccine",
          "influenza vaccine",
          "COVID-19 vaccination",
          "inactivated vaccine",
          "novel coronavirus vaccine",
          "live virus vaccine",
          "live virus vaccines",
          "influenza vaccination",
          "flu vaccine",
          "pneumococcal vaccine",
          "toxoid",
          "toxoids",
          "attenuated vaccine",
          "BCG vaccine",
          "BCG",
          "vaccine dose",
          "live or attenuated vaccine",
          "any vaccine",
          "hepatitis B vaccine",
          "HPV vaccine",
          "non-study vaccine",
          "licensed vaccine",
          "meningococcal vaccine",
          "rabies vaccine"
        }) {
      WORDS.add(one, true);
    }
  }

  private static final Set<String> AGAINST = Set.of("against", "for");
  private static final Set<String> JOINTS = Set.of("and", "or", ",", "/");
  private static final int LONGEST = 8;

  @Override
  public String id() {
    return "vaccination";
  }

  @Override
  public String title() {
    return "Vaccination";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    for (int i = 0; i < phrase.size(); i++) {
      PhraseTrie.Match<Boolean> match = phrase.longest(WORDS, i);
      if (match != null) {
        int from = firstKind(phrase, i);
        int to = lastKind(phrase, match.end());
        Modifiers modifiers = Modifiers.around(phrase, i, to);
        String words = phrase.words(from, to).toLowerCase(Locale.ROOT);
        found.add(
            Recognised.of(
                from,
                to,
                new VaccinationTest(words, modifiers.aspect(), modifiers.window()),
                modifiers.used()));
        i = to - 1;
      }
    }
    return found;
  }

  /** Where the kinds end that a vaccine is against: "vaccinated against COVID-19 and influenza". */
  private static int lastKind(CriterionPhrase phrase, int behind) {
    if (!phrase.isAny(behind, AGAINST)) {
      return behind;
    }
    int end = behind;
    for (int i = behind + 1; i < Math.min(phrase.size(), behind + LONGEST); i++) {
      if (!phrase.isAny(i, JOINTS) && GivenVaccines.isKind(phrase.words(end, i + 1))) {
        end = GivenVaccines.isKind(phrase.words(i, i + 1)) || end == behind ? i + 1 : end;
      }
    }
    return end == behind ? behind : virus(phrase, end);
  }

  /** Where the rest of a name ends: "hepatitis B virus", "SARS-CoV-2", "COVID-19". */
  private static int virus(CriterionPhrase phrase, int from) {
    int at = from;
    while (phrase.is(at, "-")
        || phrase.is(at, "virus")
        || phrase.is(at, "infection")
        || phrase.is(at - 1, "-")) {
      at++;
    }
    return at;
  }

  /** Where kinds begin that share the word for a vaccine: "influenza or COVID-19 vaccine". */
  private static int firstKind(CriterionPhrase phrase, int named) {
    int from = named;
    while (from > 1
        && phrase.isAny(from - 1, Set.of("or", "/", ","))
        && GivenVaccines.isKind(phrase.words(from - 2, from - 1))) {
      from -= 2;
    }
    return from;
  }

  /**
   * Whether a vaccine was given.
   *
   * @param vaccine in words
   * @param aspect given or planned
   * @param window when
   */
  record VaccinationTest(String vaccine, Aspect aspect, Optional<Window> window)
      implements CriterionTest {

    private static final Pattern ANY = Pattern.compile("(any )?(vaccin|immuni).*");
    private static final List<String> VACCINES = List.of("vaccin", "immunisation", "immunization");

    @Override
    public String type() {
      return "vaccination";
    }

    @Override
    public String describe() {
      return "vaccination " + vaccine + aspect.shown() + window.map(one -> " " + one).orElse("");
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(DataNeed.of(DataNeed.Kind.DRUG, "vaccine"));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      List<FactEvidence> given = new ArrayList<>();
      for (DrugFact fact : facts.drugsNamed("vaccine", one -> isVaccine(one.texts()))) {
        if (inTime(fact.time(), facts)) {
          given.add(fact.evidence());
        }
      }
      for (ProcedureFact fact : facts.proceduresNamed("vaccine", one -> isVaccine(one.texts()))) {
        if (inTime(fact.time(), facts)) {
          given.add(fact.evidence());
        }
      }
      if (vaccine.toLowerCase(java.util.Locale.ROOT).contains("live")) {
        CriterionVerdict told =
            Told.nothing().answered(facts, "live-vaccine").verdict("live vaccines", false);
        if (told.state() != CriterionState.UNKNOWN) {
          return told;
        }
      }
      Optional<CriterionVerdict> kind =
          aspect == Aspect.PLANNED
              ? Optional.empty()
              : GivenVaccines.verdict(vaccine, window, facts);
      if (kind.isPresent()) {
        return kind.get();
      }
      Optional<CriterionVerdict> none =
          aspect == Aspect.PLANNED || !given.isEmpty()
              ? Optional.empty()
              : window.flatMap(one -> GivenVaccines.noneSince(one, facts));
      if (none.isPresent()) {
        return none.get();
      }
      boolean any = ANY.matcher(vaccine).matches() && aspect != Aspect.PLANNED;
      return any && !given.isEmpty()
          ? CriterionVerdict.met("The record tells a vaccination in that time.", given)
          : CriterionVerdict.unknown(
              "The record does not tell whether this vaccine was given.",
              given,
              MissingItem.ask(describe()));
    }

    private static boolean isVaccine(List<String> texts) {
      return texts.stream()
          .map(text -> text.toLowerCase(Locale.ROOT))
          .anyMatch(text -> VACCINES.stream().anyMatch(text::contains));
    }

    private boolean inTime(FactTime time, PatientFacts facts) {
      return window.isEmpty()
          || WindowTimes.in(window.get(), time, facts.indexDate(), false) == FactTime.Answer.YES;
    }
  }
}
