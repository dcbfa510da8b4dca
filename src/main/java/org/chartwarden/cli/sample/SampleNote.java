package org.chartwarden.cli.sample;

import static org.chartwarden.cli.sample.SampleCodes.known;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Base64;
import java.util.Map;

/** Writes the progress note of a sample patient; its values are those of the chart at that time. */
final class SampleNote {

  private final SampleProfile profile;
  private final SampleCodes codes;
  private final SampleObservations observations;

  SampleNote(SampleProfile profile, SampleCodes codes, SampleObservations observations) {
    this.profile = profile;
    this.codes = codes;
    this.observations = observations;
  }

  /** The note as it was written at a time, UTF-8 in base64. */
  String base64(OffsetDateTime written, boolean newest) {
    return Base64.getEncoder()
        .encodeToString(text(written, newest).getBytes(StandardCharsets.UTF_8));
  }

  private String text(OffsetDateTime written, boolean newest) {
    int age =
        Period.between(LocalDate.parse(profile.birthDate()), written.toLocalDate()).getYears();
    StringBuilder note = new StringBuilder();
    note.append("PROGRESS NOTE ").append(written.toLocalDate()).append("\n\n");
    note.append("Subjective:\n").append(age).append("-year-old ").append(profile.gender());
    note.append(newest ? ". " + profile.story() : ". Routine follow-up, no new complaints.")
        .append("\n\n");
    note.append("Problems:\n");
    profile
        .problems()
        .forEach(
            key -> note.append("- ").append(known(codes.problems(), key).display()).append('\n'));
    note.append("\nMedications:\n");
    for (String key : profile.medications()) {
      SampleCodes.Medication drug = known(codes.medications(), key);
      note.append("- ").append(drug.display()).append(' ').append(drug.doseText()).append('\n');
    }
    note.append("\nAllergies: ");
    note.append(
        profile.allergies().isEmpty()
            ? "none known"
            : String.join(
                ", ",
                profile.allergies().stream()
                    .map(key -> known(codes.allergies(), key).display())
                    .toList()));
    note.append("\n\nLabs:\n");
    for (Map.Entry<String, SampleObservations.Result> entry :
        observations.newestBefore(written).entrySet()) {
      SampleCodes.Lab lab = known(codes.labs(), entry.getKey());
      note.append(lab.text()).append(' ').append(entry.getValue().value().toPlainString());
      note.append(' ').append(lab.unit().replace("{INR}", "").strip());
      note.append(" (").append(entry.getValue().time().toLocalDate()).append(")\n");
    }
    note.append("\nAssessment and plan:\n")
        .append(newest ? profile.plan() : "Continue as before.")
        .append('\n');
    return note.toString();
  }
}
