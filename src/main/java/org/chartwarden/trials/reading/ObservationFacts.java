package org.chartwarden.trials.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.terms.MeasureBook;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;
import org.chartwarden.units.UnitNames;

/** What Observations tell: numbers, and results in words. */
final class ObservationFacts {

  private static final String UCUM = "http://unitsofmeasure.org";
  private static final Set<String> OVER = Set.of("cancelled", "registered", "entered-in-error");
  private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]*\\]|\\([^)]*\\)");
  private static final Pattern NEGATIVE =
      Pattern.compile(
          "(?i)\\b(negative|not detected|non-?reactive|absent|undetectable|no growth|none)\\b");
  private static final Pattern POSITIVE =
      Pattern.compile("(?i)\\b(positive|detected|reactive|present|mutated|pregnant)\\b");
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\s*(<=|>=|<|>)?\\s*(\\d{1,9}(?:\\.\\d{1,9})?)\\s*([^\\d\\s]\\S{0,20})?\\s*");

  private static final Pattern INVERTED =
      Pattern.compile("([\\p{L} ]{3,24}), (fasting|total|free|direct|ionized|serum|random)");

  private static final Pattern QUIT =
      Pattern.compile(
          "\\b(?:quit|stopped|ceased|until|gave up|ended)\\b[^\\d;.]{0,16}((?:19|20)\\d\\d(?:-\\d\\d(?:-\\d\\d)?)?)\\b");

  private static final Pattern ANTIBODY =
      Pattern.compile("(?i)\\b(?:Ab|antibod\\w+|IgG|anti-\\w+)\\b");
  private static final Pattern ANTIGEN = Pattern.compile("(?i)\\b(?:Ag|antigen|RNA|DNA|p24)\\b");

  private final PatientFacts.Builder facts;

  ObservationFacts(PatientFacts.Builder facts) {
    this.facts = facts;
  }

  void add(PatientResource resource) {
    JsonNode tree = resource.tree();
    if (OVER.contains(tree.path("status").asText())) {
      return;
    }
    Optional<DayRange> day =
        ResourceDays.of(tree, "effectiveDateTime", "effectivePeriod", "effectiveInstant", "issued")
            .begin();
    add(resource.source(), tree, tree.path("code"), day);
    int index = 0;
    for (JsonNode component : tree.path("component")) {
      RecordPointer own = resource.source();
      RecordPointer source =
          new RecordPointer(own.type(), own.id(), own.version(), "component[" + index + "]");
      add(source, component, component.path("code"), day);
      index++;
    }
  }

  private void add(RecordPointer source, JsonNode holder, JsonNode code, Optional<DayRange> day) {
    String name = ResourceName.text(code);
    JsonNode quantity = holder.path("valueQuantity");
    if (quantity.path("value").isNumber()) {
      number(
          source,
          holder,
          code,
          quantity.get("value").decimalValue(),
          quantity.path("comparator").asText(""),
          unit(quantity),
          day);
      return;
    }
    if (holder.path("valueInteger").isNumber()) {
      number(source, holder, code, holder.get("valueInteger").decimalValue(), "", "", day);
      return;
    }
    String words = ResourceName.text(holder.path("valueCodeableConcept"));
    if (words.isEmpty()) {
      words = holder.path("valueString").asText("").strip();
    }
    if (words.isEmpty() && holder.has("valueBoolean")) {
      words = holder.get("valueBoolean").asBoolean() ? "positive" : "negative";
    }
    if (words.isEmpty()) {
      return;
    }
    Matcher plain = NUMBER.matcher(words);
    if (plain.matches()) {
      String unit = plain.group(3) == null ? "" : UnitNames.ucum(plain.group(3)).orElse("");
      String sign = plain.group(1) == null ? "" : plain.group(1);
      number(source, holder, code, new BigDecimal(plain.group(2)), sign, unit, day);
    } else if (GradeWords.of(concept(code), words).isPresent()) {
      graded(source, holder, code, words, day);
    } else {
      words(source, code, name, words, day);
    }
  }

  private void number(
      RecordPointer source,
      JsonNode holder,
      JsonNode code,
      BigDecimal value,
      String sign,
      String unit,
      Optional<DayRange> day) {
    Bound bound =
        switch (sign) {
          case "<" -> Bound.LESS;
          case "<=" -> Bound.LESS_OR_EQUAL;
          case ">" -> Bound.GREATER;
          case ">=" -> Bound.GREATER_OR_EQUAL;
          default -> Bound.EXACT;
        };
    JsonNode range = holder.path("referenceRange").path(0);
    String shown = ResourceName.text(code) + " " + sign + value.toPlainString() + " " + unit;
    facts.add(
        new MeasuredFact(
            concept(code),
            ResourceName.codes(code),
            value,
            bound,
            unit,
            day.map(DayRange::last),
            end(range.path("low")),
            end(range.path("high")),
            FactEvidence.of(source, shown.strip())));
  }

  /** "Class II", "B (7 points)". */
  private void graded(
      RecordPointer source, JsonNode holder, JsonNode code, String words, Optional<DayRange> day) {
    GradeWords.Grade grade = GradeWords.of(concept(code), words).orElseThrow();
    facts.add(
        new MeasuredFact(
            grade.scale(),
            ResourceName.codes(code),
            grade.number(),
            Bound.EXACT,
            "{score}",
            day.map(DayRange::last),
            end(holder.path("referenceRange").path(0).path("low")),
            end(holder.path("referenceRange").path(0).path("high")),
            FactEvidence.of(source, ResourceName.text(code) + ": " + words)));
  }

  private static Optional<BigDecimal> end(JsonNode quantity) {
    return quantity.path("value").isNumber()
        ? Optional.of(quantity.get("value").decimalValue())
        : Optional.empty();
  }

  private static String unit(JsonNode quantity) {
    String code = quantity.path("code").asText("");
    if (UCUM.equals(quantity.path("system").asText()) && !code.isEmpty()) {
      return code;
    }
    String written = quantity.path("unit").asText(code);
    return UnitNames.ucum(written).orElse(written);
  }

  /** The concept by code, else by name; empty when neither is known. */
  private static String concept(JsonNode code) {
    for (Code one : ResourceName.codes(code)) {
      Optional<Concept> known = ClinicalVocabulary.standard().byCode(one.system(), one.code());
      if (known.isPresent()) {
        return known.get().id();
      }
    }
    for (String name : ResourceName.of(code).texts()) {
      String plain = BRACKETS.matcher(name).replaceAll(" ").strip();
      for (String form : List.of(name, turned(plain), plain)) {
        NoteText text = NoteText.of(form);
        MeasureBook.Found found = MeasureBook.standard().longest(text.tokens(), 0);
        if (found != null) {
          return MeasuredAspect.of(found, name);
        }
      }
    }
    return "";
  }

  /** "Glucose, fasting" as people say it. */
  private static String turned(String name) {
    Matcher comma = INVERTED.matcher(name);
    return comma.matches() ? comma.group(2) + " " + comma.group(1) : name;
  }

  private void words(
      RecordPointer source, JsonNode code, String name, String words, Optional<DayRange> day) {
    FactEvidence evidence = FactEvidence.of(source, name + ": " + words);
    Optional<LocalDate> on = day.map(DayRange::last);
    facts.add(new NoteSentence(name + ": " + words, on, evidence));
    FactTime time = day.map(FactTime::since).orElse(FactTime.UNTOLD);
    String lower = name.toLowerCase(Locale.ROOT);
    boolean no = NEGATIVE.matcher(words).find();
    boolean yes = !no && POSITIVE.matcher(words).find();
    if (lower.contains("smok") || lower.contains("tobacco")) {
      smoking(words.toLowerCase(Locale.ROOT), time, evidence);
    } else if (lower.contains("pregnan") || lower.contains("gonadotropin")) {
      if (no || yes || words.toLowerCase(Locale.ROOT).contains("not pregnant")) {
        boolean not = no || words.toLowerCase(Locale.ROOT).contains("not pregnant");
        status(StatusFact.PREGNANCY, not ? FactState.ABSENT : FactState.PRESENT, time, evidence);
      }
    } else if (yes && ANTIBODY.matcher(name).find() && !ANTIGEN.matcher(name).find()) {
      // An antibody tells that there was an infection, not that there is one.
      facts.add(
          new ProblemFact(
              new FactName(Set.of(), ResourceName.codes(code), List.of(plain(name))),
              FactState.PAST,
              FactTime.UNTOLD,
              List.of(),
              evidence));
    } else if ((no || yes)
        && !TermBook.standard().idsIn(TermKind.CONDITION, plain(name)).isEmpty()) {
      facts.add(
          new ProblemFact(
              new FactName(Set.of(), ResourceName.codes(code), List.of(plain(name))),
              no ? FactState.ABSENT : FactState.PRESENT,
              time,
              List.of(),
              evidence));
    }
  }

  private static String plain(String name) {
    return BRACKETS.matcher(name).replaceAll(" ").strip();
  }

  private void smoking(String words, FactTime time, FactEvidence evidence) {
    if (words.contains("never") || words.contains("non-smoker") || words.contains("nonsmoker")) {
      status(StatusFact.SMOKING, FactState.ABSENT, time, evidence);
    } else if (words.contains("former") || words.startsWith("ex") || words.contains("quit")) {
      Matcher quit = QUIT.matcher(words);
      Optional<DayRange> end =
          quit.find()
              ? ResourceDays.of(com.fasterxml.jackson.databind.node.TextNode.valueOf(quit.group(1)))
              : Optional.empty();
      status(StatusFact.SMOKING, FactState.PAST, new FactTime(Optional.empty(), end), evidence);
    } else if (!words.contains("unknown")) {
      status(StatusFact.SMOKING, FactState.PRESENT, time, evidence);
    }
  }

  private void status(String status, FactState state, FactTime time, FactEvidence evidence) {
    facts.add(new StatusFact(status, state, time, Optional.empty(), evidence));
  }
}
