package org.chartwarden.cli.bench.notes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chartwarden.notes.dates.DateReader;
import org.chartwarden.notes.demographics.DemographicsReader;
import org.chartwarden.notes.findings.ClinicalMentionReader;
import org.chartwarden.notes.findings.FindingReader;
import org.chartwarden.notes.measurements.MeasurementReader;
import org.chartwarden.notes.medications.AllergyReader;
import org.chartwarden.notes.medications.MedicationReader;
import org.chartwarden.notes.microbiology.MicrobiologyReader;
import org.chartwarden.notes.social.SocialReader;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.times.TimeReader;
import org.chartwarden.notes.values.ChartValueReader;

/** The parts of the reader, each of which can be measured alone. */
final class NoteParts {

  static final Map<String, Function<NoteText, ?>> ALL = all();

  private NoteParts() {}

  private static Map<String, Function<NoteText, ?>> all() {
    Map<String, Function<NoteText, ?>> parts = new LinkedHashMap<>();
    parts.put("demographics", DemographicsReader::read);
    parts.put("measurements", MeasurementReader::read);
    parts.put("dates", DateReader::read);
    parts.put("values", note -> ChartValueReader.read(note, List.of()));
    parts.put("times", TimeReader::read);
    parts.put("medications", MedicationReader::read);
    parts.put("allergies", AllergyReader::read);
    parts.put("findings", FindingReader::read);
    parts.put("clinical mentions", ClinicalMentionReader::read);
    parts.put("microbiology", MicrobiologyReader::read);
    parts.put("social history", SocialReader::read);
    return parts;
  }
}
