package org.chartwarden.trials.focus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.chartwarden.trials.terms.Words;

/** What a trial is about. */
public final class TrialFocus {

  private static final int INCLUSIONS = 3;
  private static final int LONGEST = 1_000;

  /** Half for the best of a list, half for the whole of it. */
  private static final double BEST = 0.5;

  private static final Pattern DENIED =
      Pattern.compile(
          "(?i)\\b(?:no|not|without|absence of|free of|non|never|negative|neither|nor|lack of)\\b"
              + "[^.;:]{0,40}$");

  /** Words that conditions of registries hold and that name none. */
  private static final Set<String> NONE = Set.of("healthy", "healthi", "volunteer");

  /**
   * One thing that a trial is about.
   *
   * @param concepts what its words name
   * @param stems its words, where they name nothing that is listed
   * @param weight more than 0
   */
  private record Part(List<NamedConcept> concepts, List<String> stems, double weight) {}

  private final List<Part> parts;

  private TrialFocus(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * What a trial is about.
   *
   * @param title brief title, or empty
   * @param conditions as the sponsor names them; may be empty
   * @param criteria all its criteria
   */
  public static TrialFocus of(
      String title, List<String> conditions, List<EligibilityCriterion> criteria) {
    List<Part> parts = new ArrayList<>();
    for (String condition : conditions) {
      parts.add(part(cut(condition), ConceptNames.in(cut(condition))));
    }
    if (parts.isEmpty() && !title.isBlank()) {
      parts.add(new Part(ConceptNames.in(cut(title)), List.of(), 1));
    }
    return new TrialFocus(parts.isEmpty() ? inclusions(criteria) : parts);
  }

  private static Part part(String words, List<NamedConcept> concepts) {
    List<String> stems =
        concepts.isEmpty()
            ? Words.stems(words).stream().filter(word -> !NONE.contains(word)).toList()
            : List.of();
    return new Part(concepts, stems, 1);
  }

  private static List<Part> inclusions(List<EligibilityCriterion> criteria) {
    List<Part> parts = new ArrayList<>();
    for (EligibilityCriterion criterion : criteria) {
      if (criterion.kind() == CriterionKind.INCLUSION && parts.size() < INCLUSIONS) {
        String words = cut(criterion.text());
        List<NamedConcept> named =
            ConceptNames.in(words).stream()
                .filter(one -> !DENIED.matcher(words.substring(0, one.start())).find())
                .toList();
        if (!named.isEmpty()) {
          parts.add(new Part(named, List.of(), 1.0 / (1 + parts.size())));
        }
      }
    }
    return parts;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /** How far the patient has what the trial is about, 0 to 1. */
  public double heldBy(PatientConcepts patient) {
    double sum = 0;
    double weights = 0;
    double best = 0;
    for (Part part : parts) {
      double one = part.weight() * held(part, patient);
      sum += one;
      weights += part.weight();
      best = Math.max(best, one);
    }
    return weights == 0 ? 0 : BEST * best + (1 - BEST) * sum / weights;
  }

  private static double held(Part part, PatientConcepts patient) {
    if (part.concepts().isEmpty()) {
      return part.stems().isEmpty() ? 0 : patient.hasNamed(part.stems());
    }
    double sum = 0;
    double worth = 0;
    double best = 0;
    for (NamedConcept concept : part.concepts()) {
      double one = concept.worth() * patient.has(concept);
      sum += one;
      worth += concept.worth();
      best = Math.max(best, one);
    }
    return BEST * best + (1 - BEST) * sum / worth;
  }
}
