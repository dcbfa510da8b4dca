package org.chartwarden.trials.registry;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One trial as the registry tells it.
 *
 * @param nctId NCT and eight digits
 * @param title brief title
 * @param officialTitle official title, or empty
 * @param sponsor lead sponsor, or empty
 * @param status overallStatus of the API, for instance {@code RECRUITING}
 * @param startDate as the registry writes it, or empty
 * @param lastUpdate as the registry writes it, or empty
 * @param studyType for instance {@code INTERVENTIONAL}, or empty
 * @param phases for instance {@code PHASE2}
 * @param summary brief summary, or empty
 * @param description detailed description, or empty
 * @param topics what it is about
 * @param interventions what is done
 * @param sites where it runs
 * @param enrollment how many people, if told
 * @param eligibility who may take part
 */
public record TrialRecord(
    String nctId,
    String title,
    String officialTitle,
    String sponsor,
    String status,
    String startDate,
    String lastUpdate,
    String studyType,
    List<String> phases,
    String summary,
    String description,
    Topics topics,
    List<Intervention> interventions,
    List<Site> sites,
    OptionalInt enrollment,
    Eligibility eligibility) {

  /**
   * What a trial is about.
   *
   * @param conditions as the sponsor names them
   * @param keywords as the sponsor names them
   * @param conditionTerms MeSH terms that the registry derived
   * @param interventionTerms MeSH terms that the registry derived
   */
  public record Topics(
      List<String> conditions,
      List<String> keywords,
      List<String> conditionTerms,
      List<String> interventionTerms) {
    public Topics {
      conditions = List.copyOf(conditions);
      keywords = List.copyOf(keywords);
      conditionTerms = List.copyOf(conditionTerms);
      interventionTerms = List.copyOf(interventionTerms);
    }
  }

  /**
   * What is done.
   *
   * @param type for instance {@code DRUG}
   * @param name what it is called
   */
  public record Intervention(String type, String name) {}

  /** Where a trial runs; each part may be empty. */
  public record Site(String facility, String city, String state, String country, String status) {}

  /**
   * Who may take part.
   *
   * @param text the criteria as one free text, exactly as the registry holds it
   * @param sex {@code ALL}, {@code FEMALE} or {@code MALE}
   * @param minimumAge for instance {@code 18 Years}; empty when there is none
   * @param maximumAge likewise
   * @param healthyVolunteers whether healthy people may take part, if told
   */
  public record Eligibility(
      String text,
      String sex,
      Optional<RegistryAge> minimumAge,
      Optional<RegistryAge> maximumAge,
      Optional<Boolean> healthyVolunteers) {}

  public TrialRecord {
    Objects.requireNonNull(nctId, "nctId");
    phases = List.copyOf(phases);
    interventions = List.copyOf(interventions);
    sites = List.copyOf(sites);
  }
}
