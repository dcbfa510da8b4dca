package org.chartwarden.notes;

import java.util.List;
import org.chartwarden.notes.dates.DateMention;
import org.chartwarden.notes.demographics.Demographics;
import org.chartwarden.notes.findings.ClinicalMention;
import org.chartwarden.notes.findings.FindingMention;
import org.chartwarden.notes.measurements.MeasurementMention;
import org.chartwarden.notes.medications.AllergyMention;
import org.chartwarden.notes.medications.MedicationMention;
import org.chartwarden.notes.microbiology.CultureMention;
import org.chartwarden.notes.social.SocialStatement;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.times.TimeMention;
import org.chartwarden.notes.values.ChartValue;

/**
 * What a note says, with the place of every statement.
 *
 * @param text the note, cut into sections, sentences and tokens
 * @param demographics who the patient is
 * @param measurements measured values in the order of the note
 * @param dates calendar days in the order of the note
 * @param values values as wards write them, goals and doses marked, in the order of the note
 * @param times every time expression in the order of the note
 * @param medications statements about drugs in the order of the note
 * @param allergies statements about allergies in the order of the note
 * @param findings problems, signs, procedures and drugs in the order of the note
 * @param mentions conditions, symptoms, procedures, imaging and devices in the order of the note:
 *     the wide reading beside the findings
 * @param cultures tests for germs in the order of the note
 * @param social how the patient lives, in the order of the note
 */
public record ClinicalNote(
    NoteText text,
    Demographics demographics,
    List<MeasurementMention> measurements,
    List<DateMention> dates,
    List<ChartValue> values,
    List<TimeMention> times,
    List<MedicationMention> medications,
    List<AllergyMention> allergies,
    List<FindingMention> findings,
    List<ClinicalMention> mentions,
    List<CultureMention> cultures,
    List<SocialStatement> social) {

  /** The same note with other statements about drugs in their place. */
  public ClinicalNote withMedications(List<MedicationMention> others) {
    return new ClinicalNote(
        text,
        demographics,
        measurements,
        dates,
        values,
        times,
        others,
        allergies,
        findings,
        mentions,
        cultures,
        social);
  }

  /** The same note with other findings in their place. */
  public ClinicalNote withFindings(List<FindingMention> others) {
    return new ClinicalNote(
        text,
        demographics,
        measurements,
        dates,
        values,
        times,
        medications,
        allergies,
        others,
        mentions,
        cultures,
        social);
  }

  /** The measurements of one concept, in the order of the note. */
  public List<MeasurementMention> measurements(String concept) {
    return measurements.stream().filter(mention -> mention.concept().equals(concept)).toList();
  }

  /** The findings that are a concept or narrower, in the order of the note. */
  public List<FindingMention> findings(String concept) {
    return findings.stream().filter(mention -> mention.is(concept)).toList();
  }
}
