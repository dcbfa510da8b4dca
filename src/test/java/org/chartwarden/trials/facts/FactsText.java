package org.chartwarden.trials.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.notes.measurements.Bound;

/**
 * Facts of a patient in one line, judged on 15 June 2024: {@code born 1960-01-01; female; problem
 * COPD since 2021; past problem stroke at 2020; no problem cirrhosis; drug azithromycin; lab
 * creatinine 1.2 mg/dL 2024-06-01; status smoking; note Walks unaided; complete problems}.
 */
public final class FactsText {

  public static final LocalDate INDEX = LocalDate.of(2024, 6, 15);

  private FactsText() {}

  public static PatientFacts of(String line) {
    Optional<LocalDate> birth = Optional.empty();
    Optional<Double> years = Optional.empty();
    PersonSex sex = PersonSex.UNKNOWN;
    for (String item : items(line)) {
      if (item.startsWith("born ")) {
        birth = Optional.of(LocalDate.parse(item.substring(5)));
      } else if (item.startsWith("aged ")) {
        years = Optional.of(Double.valueOf(item.substring(5)));
      } else if (item.equals("male") || item.equals("female")) {
        sex = PersonSex.valueOf(item.toUpperCase(Locale.ROOT));
      }
    }
    PatientFacts.Builder facts =
        PatientFacts.of(
            INDEX, new PatientFacts.Person(birth, years, sex, evidence("Patient", "patient")));
    for (String item : items(line)) {
      add(facts, item);
    }
    return facts.build();
  }

  private static List<String> items(String line) {
    return java.util.Arrays.stream(line.split(";"))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private static void add(PatientFacts.Builder facts, String item) {
    String words = item;
    FactState state = FactState.PRESENT;
    for (FactState one :
        Set.of(FactState.PAST, FactState.PLANNED, FactState.RELATIVE, FactState.POSSIBLE)) {
      String word = one.name().toLowerCase(Locale.ROOT) + " ";
      if (words.startsWith(word)) {
        state = one;
        words = words.substring(word.length());
      }
    }
    if (words.startsWith("no ")) {
      state = FactState.ABSENT;
      words = words.substring(3);
    }
    if (words.equals("allergies")) {
      facts.add(
          new AllergyFact(
              new FactName(Set.of(), List.of(), List.of()),
              FactState.ABSENT,
              evidence("AllergyIntolerance", words)));
      return;
    }
    int blank = words.indexOf(' ');
    String kind = blank < 0 ? words : words.substring(0, blank);
    String rest = blank < 0 ? "" : words.substring(blank + 1);
    FactTime time = time(rest);
    String name = rest.replaceAll(" (since|at) [0-9-]+$", "");
    switch (kind) {
      case "problem" ->
          facts.add(
              new ProblemFact(
                  FactName.of(name), state, time, List.of(), evidence("Condition", name)));
      case "drug" ->
          facts.add(
              new DrugFact(
                  FactName.of(name),
                  state,
                  time,
                  Optional.empty(),
                  Optional.empty(),
                  evidence("MedicationRequest", name)));
      case "procedure" ->
          facts.add(new ProcedureFact(FactName.of(name), state, time, evidence("Procedure", name)));
      case "allergy" ->
          facts.add(
              new AllergyFact(FactName.of(name), state, evidence("AllergyIntolerance", name)));
      case "status" ->
          facts.add(
              new StatusFact(name, state, time, Optional.empty(), evidence("Observation", name)));
      case "note" ->
          facts.add(
              new NoteSentence(rest, Optional.of(INDEX), evidence("DocumentReference", rest)));
      case "complete" ->
          facts.complete(
              FactList.valueOf(rest.toUpperCase(Locale.ROOT)), evidence("DocumentReference", rest));
      case "lab" -> {
        String[] parts = rest.split(" ");
        facts.add(
            new MeasuredFact(
                parts[0],
                List.of(),
                new BigDecimal(parts[1]),
                Bound.EXACT,
                parts[2],
                Optional.of(LocalDate.parse(parts[3])),
                Optional.empty(),
                Optional.empty(),
                evidence("Observation", rest)));
      }
      case "born", "aged", "male", "female" -> {}
      default -> throw new IllegalArgumentException("\"" + item + "\" is no fact");
    }
  }

  private static FactTime time(String rest) {
    java.util.regex.Matcher matcher =
        java.util.regex.Pattern.compile(" (since|at) ([0-9-]+)$").matcher(rest);
    if (!matcher.find()) {
      return FactTime.UNTOLD;
    }
    String day = matcher.group(2);
    DayRange range =
        day.length() == 4
            ? DayRange.in(Integer.parseInt(day))
            : day.length() == 7
                ? DayRange.in(YearMonth.parse(day))
                : DayRange.on(LocalDate.parse(day));
    return matcher.group(1).equals("at") ? FactTime.at(range) : FactTime.since(range);
  }

  private static FactEvidence evidence(String type, String text) {
    return FactEvidence.of(new RecordPointer(type, "1", 1, ""), text);
  }
}
