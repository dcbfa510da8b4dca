package org.chartwarden.trials.registry;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.chartwarden.trials.registry.TrialRecord.Eligibility;
import org.chartwarden.trials.registry.TrialRecord.Intervention;
import org.chartwarden.trials.registry.TrialRecord.Site;
import org.chartwarden.trials.registry.TrialRecord.Topics;

/** Reads the older XML of the registry: one {@code clinical_study} per document. */
public final class TrialXml {

  private TrialXml() {}

  /**
   * The record of a document.
   *
   * @throws RegistryProblem when it is no XML, no clinical_study, or has no NCT number or no text
   */
  public static TrialRecord record(InputStream document) {
    XmlElement study = XmlElement.read(document);
    if (!study.name().equals("clinical_study")) {
      throw RegistryProblem.of(
          "not-a-record", "the document is a " + study.name() + " and no clinical_study");
    }
    String nctId = study.text("id_info", "nct_id");
    TrialJson.requireIdentity(nctId);
    return new TrialRecord(
        nctId,
        study.text("brief_title"),
        study.text("official_title"),
        study.text("sponsors", "lead_sponsor", "agency"),
        constant(study.text("overall_status")),
        study.text("start_date"),
        study.text("last_update_posted"),
        constant(study.text("study_type")),
        phases(study.text("phase")),
        paragraphs(study.raw("brief_summary", "textblock")),
        paragraphs(study.raw("detailed_description", "textblock")),
        new Topics(
            study.texts("condition"),
            study.texts("keyword"),
            study.child("condition_browse").texts("mesh_term"),
            study.child("intervention_browse").texts("mesh_term")),
        interventions(study),
        sites(study),
        count(study.text("enrollment")),
        eligibility(nctId, study.child("eligibility")));
  }

  private static Eligibility eligibility(String nctId, XmlElement element) {
    String text = paragraphs(element.raw("criteria", "textblock"));
    TrialJson.requireText(nctId, text);
    String gender = element.text("gender").toUpperCase(Locale.ROOT);
    String healthy = element.text("healthy_volunteers").toLowerCase(Locale.ROOT);
    return new Eligibility(
        text,
        gender.isEmpty() || gender.equals("BOTH") ? "ALL" : gender,
        RegistryAge.of(element.text("minimum_age")),
        RegistryAge.of(element.text("maximum_age")),
        healthy.isEmpty() ? Optional.empty() : Optional.of(!healthy.startsWith("no")));
  }

  private static List<Intervention> interventions(XmlElement study) {
    return study.children("intervention").stream()
        .map(
            one ->
                new Intervention(
                    constant(one.text("intervention_type")), one.text("intervention_name")))
        .toList();
  }

  private static List<Site> sites(XmlElement study) {
    return study.children("location").stream()
        .map(
            one ->
                new Site(
                    one.text("facility", "name"),
                    one.text("facility", "address", "city"),
                    one.text("facility", "address", "state"),
                    one.text("facility", "address", "country"),
                    constant(one.text("status"))))
        .toList();
  }

  private static OptionalInt count(String text) {
    return text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }

  private static List<String> phases(String text) {
    List<String> all = new ArrayList<>();
    for (String phase : text.split("/")) {
      String name = constant(phase);
      if (!name.isEmpty()) {
        all.add(name.equals("N_A") || name.equals("N") || name.equals("A") ? "NA" : name);
      }
    }
    return all.stream().map(name -> name.replace("PHASE_", "PHASE")).distinct().toList();
  }

  private static String constant(String text) {
    return text.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
  }

  /** The paragraphs of a wrapped and indented text, an empty line between them. */
  static String paragraphs(String wrapped) {
    StringBuilder text = new StringBuilder();
    boolean gap = false;
    for (String line : wrapped.split("\\R")) {
      String words = line.strip();
      if (words.isEmpty()) {
        gap = true;
        continue;
      }
      if (text.length() > 0) {
        text.append(gap ? "\n\n" : " ");
      }
      text.append(words);
      gap = false;
    }
    return text.toString();
  }
}
