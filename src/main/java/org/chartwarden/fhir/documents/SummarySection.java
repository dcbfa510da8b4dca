package org.chartwarden.fhir.documents;

import java.util.List;

/**
 * One section of an International Patient Summary.
 *
 * @param code LOINC code of the section
 * @param title heading
 * @param required whether the section is there also when it is empty
 * @param queries what is looked for, each as {@code Type?query} without the patient
 * @param newestPerCode whether only the newest Observation of each code belongs
 */
record SummarySection(
    String code, String title, boolean required, List<String> queries, boolean newestPerCode) {

  /** The sections in the order of the guide (IPS 1.1, profile Composition-uv-ips). */
  static final List<SummarySection> ALL =
      List.of(
          new SummarySection(
              "11450-4",
              "Problem List",
              true,
              List.of(
                  "Condition?clinical-status=active,recurrence,relapse",
                  "Condition?clinical-status:missing=true"),
              false),
          new SummarySection(
              "48765-2",
              "Allergies and Intolerances",
              true,
              List.of(
                  "AllergyIntolerance?clinical-status=active",
                  "AllergyIntolerance?clinical-status:missing=true"),
              false),
          new SummarySection(
              "10160-0",
              "Medication Summary",
              true,
              List.of(
                  "MedicationRequest?status=active,on-hold",
                  "MedicationStatement?status=active,intended,on-hold"),
              false),
          new SummarySection(
              "11369-6", "Immunizations", false, List.of("Immunization?status=completed"), false),
          new SummarySection(
              "47519-4",
              "History of Procedures",
              false,
              List.of("Procedure?status=completed,in-progress"),
              false),
          new SummarySection(
              "46264-8", "Medical Devices", false, List.of("DeviceUseStatement?"), false),
          new SummarySection(
              "30954-2",
              "Results",
              false,
              List.of(
                  "Observation?category=laboratory,imaging,exam&status=final,amended,corrected"),
              true),
          new SummarySection(
              "8716-3",
              "Vital Signs",
              false,
              List.of("Observation?category=vital-signs&status=final,amended,corrected"),
              true),
          new SummarySection(
              "29762-2",
              "Social History",
              false,
              List.of("Observation?category=social-history&status=final,amended,corrected"),
              true),
          new SummarySection(
              "11348-0",
              "History of Past Illness",
              false,
              List.of("Condition?clinical-status=inactive,remission,resolved"),
              false),
          new SummarySection(
              "10162-6",
              "History of Pregnancy",
              false,
              List.of(
                  "Observation?code=82810-3,11636-8,11637-6,11638-4,11639-2,11640-0,11612-9,11613-7,"
                      + "11614-5,33065-4,11778-8,11779-6,11780-4&status=final,amended,corrected"),
              true),
          new SummarySection(
              "47420-5",
              "Functional Status",
              false,
              List.of("ClinicalImpression?status=completed"),
              false),
          new SummarySection(
              "18776-5",
              "Plan of Care",
              false,
              List.of("CarePlan?status=active", "Goal?lifecycle-status=active"),
              false),
          new SummarySection(
              "42348-3",
              "Advance Directives",
              false,
              List.of("Consent?status=active&category=acd"),
              false));
}
