package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.agent.approval.ChangeWarning;
import org.chartwarden.agent.approval.ProposedChange;
import org.chartwarden.agent.language.ClinicalInterpreter;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.plan.Interpretation;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;

/**
 * Holds what a model proposes against the words of the task. A model reads text of the chart and
 * may follow an order that stands in a note; a change that the task does not ask for, or a dose
 * that it does not give, is a warning that keeps the change from being applied without a person.
 * Pure.
 */
final class AskedFor {

  /** Code of the warnings. */
  static final String CODE = "not-in-instruction";

  private static final Pattern ACTION =
      Pattern.compile(
          "(?iu)\\b(?:order|reorder|prescri|give|start|restart|begin|initiat|administer|replac|"
              + "replet|supplement|stop|discontinu|hold|cancel|refer|consult|schedul|repeat|recheck|"
              + "book|request|arrange|increas|decreas|titrat|renew|refill|add|propos|draft|log|enter|"
              + "document|(?:record|chart)(?=\\s+(?:a|an|the|his|her|their|this|these|vital|bp|hr|"
              + "blood|heart|temp|weight|pulse|resp|spo|oxygen|\\d)))");
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
  private static final int WORD = 4;
  private static final Set<String> COMMON =
      Set.of(
          "tablet",
          "tablets",
          "capsule",
          "oral",
          "solution",
          "injection",
          "level",
          "test",
          "order",
          "study",
          "scan",
          "blood",
          "serum",
          "plasma",
          "with",
          "without",
          "referral",
          "release",
          "extended",
          "dose",
          "medication",
          "measurement",
          "panel",
          "view",
          "views",
          "chloride",
          "sulfate",
          "sodium",
          "acid",
          "hydrochloride",
          "from",
          "into",
          "given",
          "daily",
          "mass",
          "volume");

  private final String text;
  private final String key;
  private final Set<BigDecimal> numbers = new HashSet<>();
  private final boolean asksForChange;

  AskedFor(TaskOrder order, OffsetDateTime now) {
    text = order.instruction() + "\n" + order.context();
    key = " " + ClinicalVocabulary.key(text) + " ";
    numbersIn(text, numbers);
    asksForChange = asksForChange(order, now);
  }

  private boolean asksForChange(TaskOrder order, OffsetDateTime now) {
    Interpretation read = ClinicalInterpreter.interpret(order.instruction(), order.context(), now);
    if (read instanceof Interpretation.Understood understood) {
      return understood.request().goals().stream()
          .anyMatch(goal -> goal instanceof Goal.Ordering || goal instanceof Goal.Vital);
    }
    return ACTION.matcher(text).find();
  }

  /** Whether all these numbers stand in the words of the task. */
  boolean gives(JsonNode... parts) {
    Set<BigDecimal> wanted = new HashSet<>();
    for (JsonNode part : parts) {
      gather(part, wanted);
    }
    return numbers.containsAll(wanted);
  }

  /**
   * The warnings about a change.
   *
   * @param computed doses that the tools computed from a rule of the task
   */
  List<ChangeWarning> warnings(ProposedChange change, Set<BigDecimal> computed) {
    List<ChangeWarning> warnings = new ArrayList<>();
    if (!asksForChange) {
      warnings.add(warning("the task does not ask for a change of the record"));
    } else {
      unnamed(change.resource())
          .ifPresent(name -> warnings.add(warning("the task does not name " + name)));
    }
    for (JsonNode dosage : change.resource().path("dosageInstruction")) {
      for (JsonNode dose : dosage.path("doseAndRate")) {
        JsonNode value = dose.path("doseQuantity").path("value");
        if (change.method().equals("POST")
            && value.isNumber()
            && !numbers.contains(plain(value.decimalValue()))
            && !computed.contains(plain(value.decimalValue()))) {
          warnings.add(
              warning(
                  "the dose "
                      + value.decimalValue().toPlainString()
                      + " stands neither in the task nor comes from a rule of it"));
        }
      }
    }
    return warnings;
  }

  private static ChangeWarning warning(String message) {
    return new ChangeWarning(CODE, ChangeWarning.Severity.CAUTION, message, List.of());
  }

  /** What a resource orders or states, when the task names it by no name and no code. */
  private Optional<String> unnamed(ObjectNode resource) {
    JsonNode concept =
        resource.has("medicationCodeableConcept")
            ? resource.path("medicationCodeableConcept")
            : resource.path("code");
    List<String> names = new ArrayList<>();
    if (!concept.path("text").asText("").isBlank()) {
      names.add(concept.path("text").asText());
    }
    for (JsonNode coding : concept.path("coding")) {
      String code = coding.path("code").asText("");
      if (!code.isEmpty() && key.contains(" " + ClinicalVocabulary.key(code) + " ")) {
        return Optional.empty();
      }
      if (!coding.path("display").asText("").isBlank()) {
        names.add(coding.path("display").asText());
      }
      ClinicalVocabulary.standard()
          .byCode(coding.path("system").asText(""), code)
          .ifPresent(known -> names.addAll(names(known)));
    }
    ClinicalVocabulary.standard()
        .find(concept.path("text").asText(""))
        .ifPresent(known -> names.addAll(names(known)));
    if (names.isEmpty() || names.stream().anyMatch(this::named)) {
      return Optional.empty();
    }
    String first = names.get(0);
    return Optional.of("\"" + (first.length() > 100 ? first.substring(0, 100) : first) + "\"");
  }

  private static List<String> names(Concept concept) {
    List<String> names = new ArrayList<>(concept.synonyms());
    names.add(concept.display());
    return names;
  }

  /** Whether the task holds the whole name, or a word of it that says something. */
  private boolean named(String name) {
    String wanted = ClinicalVocabulary.key(name);
    if (wanted.isEmpty()) {
      return false;
    }
    if (key.contains(" " + wanted + " ")) {
      return true;
    }
    for (String word : wanted.split(" ")) {
      if (word.length() >= WORD
          && !COMMON.contains(word)
          && !word.chars().allMatch(Character::isDigit)
          && key.contains(" " + word + " ")) {
        return true;
      }
    }
    return false;
  }

  /** All numbers of a text in their plain form. */
  static void numbersIn(String text, Set<BigDecimal> numbers) {
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      for (String part :
          new TreeSet<>(
              List.of(matcher.group().replace(",", ""), matcher.group().replace(',', '.')))) {
        if (part.indexOf('.') == part.lastIndexOf('.') && part.length() <= 20) {
          numbers.add(plain(new BigDecimal(part)));
        }
      }
    }
  }

  /** All numbers in a JSON value. */
  static void gather(JsonNode value, Set<BigDecimal> numbers) {
    if (value.isNumber()) {
      numbers.add(plain(value.decimalValue()));
    }
    value.forEach(item -> gather(item, numbers));
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.stripTrailingZeros();
  }
}
