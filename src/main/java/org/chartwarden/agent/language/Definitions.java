package org.chartwarden.agent.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.agent.language.plan.ClinicalRequest;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.DoseRule;
import org.chartwarden.agent.language.recognisers.AnswerFormat;
import org.chartwarden.agent.language.recognisers.CodeDefinition;
import org.chartwarden.agent.language.recognisers.ConceptMention;
import org.chartwarden.agent.language.recognisers.Contradiction;
import org.chartwarden.agent.language.recognisers.Fallback;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** What a task defines rather than asks: codes, dosing rules, thresholds, answer formats. */
final class Definitions {

  /** A dosing rule with the result it depends on, as far as the text says. */
  record Dosing(Object rule, ConceptMention concept) {}

  private final List<CodeDefinition> codes = new ArrayList<>();
  private final List<Dosing> dosing = new ArrayList<>();
  private final Map<String, Comparison> thresholds = new HashMap<>();
  private Object whenNoValue;
  private Object whenNoPatient;
  private String unit;
  private ClinicalRequest.Rounding rounding;

  /** Takes the definitions out of the chunks of one text. */
  void collect(List<Chunk> chunks) {
    ConceptMention last = null;
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      if (chunk.as(ConceptMention.class) != null) {
        last = chunk.as(ConceptMention.class);
      }
      if (chunk.as(CodeDefinition.class) != null) {
        codes.add(chunk.as(CodeDefinition.class));
        last =
            chunk.as(CodeDefinition.class).concept() == null
                ? last
                : chunk.as(CodeDefinition.class).concept();
      }
      if (chunk.is("<dosing>")) {
        ConceptMention inside = named(chunk.raw());
        dosing.add(new Dosing(chunk.value(), inside == null ? last : inside));
      }
      if (chunk.as(Fallback.class) != null) {
        fallback(chunk.as(Fallback.class));
      }
      if (chunk.as(AnswerFormat.class) != null) {
        format(chunk.as(AnswerFormat.class));
      }
    }
  }

  private static ConceptMention named(String text) {
    ClinicalVocabulary vocabulary = ClinicalVocabulary.standard();
    for (String word : ClinicalVocabulary.key(text).split(" ")) {
      if (word.length() > 4 || word.equals("kcl") || word.equals("mag")) {
        List<Concept> concepts = vocabulary.named(word, Kind.LAB, Kind.MEDICATION);
        if (!concepts.isEmpty()) {
          return new ConceptMention(concepts);
        }
      }
    }
    return null;
  }

  /** Takes a stated bound for "low", as in "hypokalaemia (K below 3.5)". */
  void threshold(Concept lab, Comparison comparison) {
    thresholds.putIfAbsent(lab.id(), comparison);
  }

  private void fallback(Fallback fallback) {
    if (fallback.patient()) {
      whenNoPatient = whenNoPatient == null ? fallback.value() : whenNoPatient;
    } else {
      whenNoValue = whenNoValue == null ? fallback.value() : whenNoValue;
    }
  }

  private void format(AnswerFormat format) {
    unit = unit == null ? format.unit() : unit;
    if (rounding == null && format.decimals() != null) {
      rounding = new ClinicalRequest.Rounding(format.decimals(), format.down());
    }
  }

  Object whenNoValue() {
    return whenNoValue;
  }

  Object whenNoPatient() {
    return whenNoPatient;
  }

  String unit() {
    return unit;
  }

  ClinicalRequest.Rounding rounding() {
    return rounding;
  }

  Map<String, Comparison> thresholds() {
    return thresholds;
  }

  boolean hasDosing() {
    return !dosing.isEmpty();
  }

  /** Codes under which results of this concept are filed; the LOINC code when no other is given. */
  List<String> resultCodes(Concept concept) {
    List<String> local = codes(CodeDefinition.CodeKind.LOCAL, concept, Kind.LAB, Kind.VITAL);
    return local.isEmpty()
        ? codes(CodeDefinition.CodeKind.LOINC, concept, Kind.LAB, Kind.VITAL)
        : local;
  }

  /** Codes with which to order it. */
  List<String> orderCodes(Concept concept) {
    return switch (concept.kind()) {
      case LAB, VITAL -> codes(CodeDefinition.CodeKind.LOINC, concept, Kind.LAB, Kind.VITAL);
      case MEDICATION -> {
        List<String> ndc = codes(CodeDefinition.CodeKind.NDC, concept, Kind.MEDICATION, Kind.LAB);
        yield ndc.isEmpty() ? codes(CodeDefinition.CodeKind.RXNORM, concept, Kind.MEDICATION) : ndc;
      }
      default -> codes(CodeDefinition.CodeKind.SNOMED, concept, concept.kind());
    };
  }

  private List<String> codes(CodeDefinition.CodeKind kind, Concept concept, Kind... kinds) {
    List<String> exact = new ArrayList<>();
    List<String> related = new ArrayList<>();
    List<String> loose = new ArrayList<>();
    for (CodeDefinition code : codes) {
      if (code.kind() != kind) {
        continue;
      }
      if (code.concept() == null) {
        loose.add(code.code());
      } else if (code.concept().concepts().stream().anyMatch(c -> c.id().equals(concept.id()))) {
        exact.add(code.code());
      } else if (code.concept().concepts().stream().anyMatch(c -> c.isRelative(concept))
          || concept.kind() == Kind.MEDICATION && sameSubstance(code.concept(), concept)) {
        related.add(code.code());
      }
    }
    List<String> found = !exact.isEmpty() ? exact : !related.isEmpty() ? related : loose;
    return found.stream().distinct().limit(1).toList();
  }

  /** "The NDC for replacement potassium" stands for the potassium salt that is ordered. */
  private static boolean sameSubstance(ConceptMention mention, Concept drug) {
    return mention.concepts().stream().anyMatch(c -> drug.id().startsWith(c.id() + "-"));
  }

  /** The dosing rule for a drug that replaces what the lab measures. */
  DoseRule rule(Concept drug, Concept lab) {
    List<Object> fitting = new ArrayList<>();
    for (Dosing candidate : dosing) {
      boolean other =
          candidate.concept() != null
              && candidate.concept().concepts().stream()
                  .noneMatch(
                      c ->
                          c.id().equals(drug.id())
                              || lab != null && (c.id().equals(lab.id()) || c.isRelative(lab))
                              || drug.id().startsWith(c.id() + "-"));
      if (!other) {
        fitting.add(candidate.rule());
      }
    }
    for (Object rule : fitting) {
      if (rule instanceof Contradiction contradiction) {
        throw new NotUnderstood(
            org.chartwarden.agent.language.plan.Interpretation.Reason.UNSAFE,
            "The dosing instruction cannot be followed: " + contradiction.text() + ".");
      }
    }
    List<Object> distinct = fitting.stream().distinct().toList();
    if (distinct.size() > 1) {
      throw new NotUnderstood(
          org.chartwarden.agent.language.plan.Interpretation.Reason.UNSAFE,
          "The task gives more than one dosing rule for " + drug.display() + "; which one holds?");
    }
    return distinct.isEmpty() ? null : (DoseRule) distinct.get(0);
  }

  /** The bound below which a value counts as low, when the dosing rule says it. */
  static BigDecimal lowBound(DoseRule rule) {
    return rule instanceof DoseRule.PerStep step ? step.threshold() : null;
  }
}
