package org.chartwarden.smart.consents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the consents in force withhold from a caller. The answer for a caller is kept for a second:
 * a request asks several times, and there may be thousands of consents.
 */
@ApplicationScoped
public class Denials {

  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final int MOST_KEPT = 1000;

  private record Asked(
      long version,
      Set<String> identities,
      Set<String> purposes,
      Set<String> own,
      boolean writing) {}

  private record Answer(Instant at, List<Denial> denials) {}

  private final ConsentSource source;
  private final Map<Asked, Answer> answers = new ConcurrentHashMap<>();

  @Inject
  public Denials(ConsentSource source) {
    this.source = source;
  }

  /** Whether any consent withholds anything from anybody. */
  public boolean any() {
    return !source.kept().consents().isEmpty();
  }

  /** What is withheld from a caller, patients of one rule together. */
  public List<Denial> of(ConsentCaller caller) {
    ConsentSource.Kept kept = source.kept();
    if (kept.consents().isEmpty()) {
      return List.of();
    }
    Asked asked =
        new Asked(
            kept.version(), caller.identities(), caller.purposes(), caller.own(), caller.writing());
    Answer known = answers.get(asked);
    if (known != null && caller.now().isBefore(known.at().plus(KEPT))) {
      return known.denials();
    }
    if (answers.size() >= MOST_KEPT) {
      answers.clear();
    }
    List<Denial> denials = denials(kept, caller);
    answers.put(asked, new Answer(caller.now(), denials));
    return denials;
  }

  private static List<Denial> denials(ConsentSource.Kept kept, ConsentCaller caller) {
    Map<DataRule, Set<String>> patients = new LinkedHashMap<>();
    for (PatientConsent consent : kept.consents()) {
      if (!caller.own().contains(consent.patient())) {
        consent
            .to(caller)
            .ifPresent(
                rule ->
                    patients.computeIfAbsent(rule, r -> new HashSet<>()).add(consent.patient()));
      }
    }
    return patients.entrySet().stream()
        .map(entry -> new Denial(entry.getValue(), entry.getKey()))
        .toList();
  }
}
