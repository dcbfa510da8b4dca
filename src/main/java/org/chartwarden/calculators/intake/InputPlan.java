package org.chartwarden.calculators.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** What a chart is searched for to fill the inputs of one calculator. */
final class InputPlan {

  private static final ClinicalVocabulary VOCABULARY = ClinicalVocabulary.standard();
  private static final Map<String, InputPlan> KNOWN = new ConcurrentHashMap<>();
  private static final Pattern SHORT_NAME = Pattern.compile("[A-Za-z0-9+-]{1,12}");
  private static final Set<String> PRESSURE_PARTS = Set.of("systolic-bp", "diastolic-bp");
  private static final int SHORTEST_NAME = 4;
  private static final int MOST_NAMES = 60;
  private static final String PRESSURE = "blood-pressure";
  private static final Set<String> PERSON = Set.of("age", "sex", "race");

  /** An input with the codes that mean it. */
  record Wanted(InputSpec input, CodeFamily family) {

    /** Whether it is read from the Patient: age, sex or race. */
    boolean person() {
      return input.concepts().stream().anyMatch(PERSON::contains) || input.name().equals("race");
    }

    boolean observed() {
      return !person()
          && (family.kinds().contains(Kind.LAB)
              || family.kinds().contains(Kind.VITAL)
              || !family.of(Code.LOINC).isEmpty());
    }

    boolean condition() {
      boolean item = input instanceof InputSpec.Flag || input instanceof InputSpec.Choice;
      return item
          && !person()
          && (family.kinds().contains(Kind.PROBLEM) || !family.of(Code.ICD10).isEmpty());
    }

    boolean procedure() {
      return input instanceof InputSpec.Flag && family.kinds().contains(Kind.PROCEDURE);
    }

    boolean medication() {
      return input instanceof InputSpec.Flag
          && (family.kinds().contains(Kind.MEDICATION) || family.kinds().contains(Kind.DRUG_CLASS));
    }

    /** Resource types in which it is looked for, besides Patient. */
    Set<String> types() {
      Set<String> types = new TreeSet<>();
      if (observed()) {
        types.add("Observation");
      }
      if (condition()) {
        types.add("Condition");
      }
      if (procedure()) {
        types.add("Procedure");
      }
      if (medication()) {
        types.add("MedicationRequest");
        types.add("MedicationStatement");
        types.add("Medication");
      }
      return types;
    }

    /** Whether it is a part of a blood pressure, which panels hold as a component or as text. */
    boolean pressurePart() {
      return input.concepts().stream().anyMatch(PRESSURE_PARTS::contains);
    }
  }

  private final CalculatorSpec spec;
  private final Map<String, Wanted> all = new LinkedHashMap<>();
  private final Map<String, List<Wanted>> byLoinc = new HashMap<>();
  private final Map<String, List<Wanted>> byLocalCode = new HashMap<>();
  private final Map<String, List<Wanted>> byConcept = new HashMap<>();
  private final List<Wanted> pressureParts = new ArrayList<>();

  private InputPlan(CalculatorSpec spec) {
    this.spec = spec;
    for (InputSpec input : spec.inputs()) {
      CodeFamilies families = CodeFamilies.standard();
      CodeFamily family = CodeFamily.anyOf(input.concepts().stream().map(families::of).toList());
      Wanted wanted = new Wanted(input, family);
      all.put(input.name(), wanted);
      if (wanted.observed()) {
        index(wanted);
      }
    }
  }

  static InputPlan of(CalculatorSpec spec) {
    InputPlan known = KNOWN.get(spec.id());
    if (known == null || known.spec != spec) {
      known = new InputPlan(spec);
      KNOWN.put(spec.id(), known);
    }
    return known;
  }

  private void index(Wanted wanted) {
    wanted.family().of(Code.LOINC).forEach(code -> put(byLoinc, code, wanted));
    for (String id : wanted.family().concepts()) {
      Optional<Concept> concept = VOCABULARY.byId(id);
      put(byConcept, id, wanted);
      concept.ifPresent(
          c ->
              Stream.concat(Stream.of(c.display(), c.id()), c.synonyms().stream())
                  .map(String::strip)
                  .filter(s -> SHORT_NAME.matcher(s).matches())
                  .forEach(s -> put(byLocalCode, s.toUpperCase(Locale.ROOT), wanted)));
    }
    if (wanted.pressurePart()) {
      pressureParts.add(wanted);
    }
  }

  private static void put(Map<String, List<Wanted>> index, String key, Wanted wanted) {
    List<Wanted> list = index.computeIfAbsent(key, k -> new ArrayList<>(2));
    if (!list.contains(wanted)) {
      list.add(wanted);
    }
  }

  List<Wanted> wanted() {
    return List.copyOf(all.values());
  }

  Wanted wanted(String input) {
    return all.get(input);
  }

  /** Resource types that are searched, besides Patient. */
  Set<String> types() {
    Set<String> types = new TreeSet<>();
    all.values().forEach(wanted -> types.addAll(wanted.types()));
    return types;
  }

  /** Codes under which Observations of these inputs may stand, standard and local ones. */
  List<String> observationCodes(Set<String> inputs) {
    Set<String> codes = new LinkedHashSet<>();
    byLoinc.forEach((code, who) -> addIf(inputs, who, codes, code));
    byLocalCode.forEach((code, who) -> addIf(inputs, who, codes, code));
    if (pressureParts.stream().anyMatch(w -> inputs.contains(w.input().name()))) {
      VOCABULARY.byId(PRESSURE).ifPresent(c -> c.codes().forEach(k -> codes.add(k.code())));
      codes.add("BP");
    }
    return List.copyOf(codes);
  }

  private static void addIf(Set<String> inputs, List<Wanted> who, Set<String> codes, String code) {
    if (who.stream().anyMatch(w -> inputs.contains(w.input().name()))) {
      codes.add(code);
    }
  }

  /** Inputs without which nothing may come out: the required ones, and those of which one is. */
  Set<String> needed() {
    Set<String> needed = new LinkedHashSet<>();
    spec.inputs().stream().filter(InputSpec::required).forEach(i -> needed.add(i.name()));
    spec.oneOf().forEach(needed::addAll);
    return needed;
  }

  /** How charts without standard codes may name these inputs. */
  List<String> names(Set<String> inputs) {
    return inputs.stream()
        .flatMap(input -> all.get(input).family().concepts().stream())
        .flatMap(id -> VOCABULARY.byId(id).stream())
        .flatMap(c -> Stream.concat(Stream.of(c.display()), c.synonyms().stream()))
        .map(name -> name.strip().replaceAll("[,|$\\\\].*", ""))
        .filter(name -> name.length() >= SHORTEST_NAME)
        .distinct()
        .limit(MOST_NAMES)
        .toList();
  }

  /** The inputs that the code of an Observation or of a component means. */
  List<Wanted> meant(Coded code) {
    List<Wanted> meant = new ArrayList<>(2);
    boolean otherTest = false;
    for (Coded.Coding coding : code.codings()) {
      List<Wanted> known = byLoinc.get(coding.code());
      if (known != null && (coding.system().equals(Code.LOINC) || !coding.standard())) {
        addNew(meant, known);
      } else {
        otherTest |= coding.system().equals(Code.LOINC) && coding.code().matches("\\d{1,7}-\\d");
      }
    }
    if (!meant.isEmpty() || otherTest) {
      // A LOINC code of another test outweighs whatever else the concept says.
      return meant;
    }
    for (Coded.Coding coding : code.codings()) {
      addNew(meant, byLocalCode.getOrDefault(coding.code().toUpperCase(Locale.ROOT), List.of()));
    }
    for (String text : code.texts()) {
      for (Concept concept : VOCABULARY.named(text, Kind.LAB, Kind.VITAL)) {
        addNew(meant, byConcept.getOrDefault(concept.id(), List.of()));
      }
    }
    return meant;
  }

  private static void addNew(List<Wanted> list, List<Wanted> more) {
    for (Wanted wanted : more) {
      if (!list.contains(wanted)) {
        list.add(wanted);
      }
    }
  }

  /** The parts of a blood pressure that are wanted, when the code means one. */
  List<Wanted> pressureParts(Coded code) {
    if (pressureParts.isEmpty()) {
      return List.of();
    }
    boolean pressure =
        code.codings().stream()
                .anyMatch(
                    c ->
                        c.code().equals("BP")
                            || VOCABULARY
                                .byCode(Code.LOINC, c.code())
                                .filter(k -> k.id().equals(PRESSURE))
                                .isPresent())
            || code.texts().stream()
                .flatMap(t -> VOCABULARY.named(t, Kind.VITAL).stream())
                .anyMatch(k -> k.id().equals(PRESSURE));
    return pressure ? pressureParts : List.of();
  }
}
