package org.chartwarden.notes;

import java.util.List;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.dates.DateReader;
import org.chartwarden.notes.demographics.Age;
import org.chartwarden.notes.demographics.Demographics;
import org.chartwarden.notes.demographics.DemographicsReader;
import org.chartwarden.notes.findings.ClinicalMentionReader;
import org.chartwarden.notes.findings.FindingReader;
import org.chartwarden.notes.measurements.MeasurementMention;
import org.chartwarden.notes.measurements.MeasurementReader;
import org.chartwarden.notes.medications.AllergyReader;
import org.chartwarden.notes.medications.MedicationReader;
import org.chartwarden.notes.microbiology.CultureMention;
import org.chartwarden.notes.microbiology.MicrobiologyReader;
import org.chartwarden.notes.social.SocialReader;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.times.TimeMention;
import org.chartwarden.notes.times.TimeReader;
import org.chartwarden.notes.values.ChartValue;
import org.chartwarden.notes.values.ChartValueReader;

/**
 * Reads a clinical note without a model, a database or a clock: the same text always gives the same
 * result. The time grows with the length of the text only.
 */
public final class NoteReader {

  /** Longer texts are refused. */
  public static final int MAX_CHARACTERS = 2_000_000;

  private NoteReader() {}

  /**
   * Reads a note.
   *
   * @param text the note as it is stored; any characters, with or without line breaks
   * @throws NoteProblem when it is longer than {@link #MAX_CHARACTERS}
   */
  public static ClinicalNote read(String text) {
    ClinicalNote note = readMentions(text);
    return note.withFindings(
        SharedNames.apart(
            FindingReader.read(note.text()), note.measurements(), note.values(), note.times()));
  }

  /**
   * As {@link #read}, without findings: for those who take all conditions and drugs from the
   * mentions and the statements about drugs, many notes at a time.
   *
   * @throws NoteProblem as there
   */
  public static ClinicalNote readMentions(String text) {
    if (text.length() > MAX_CHARACTERS) {
      throw NoteProblem.tooLong(text.length());
    }
    NoteText note = NoteText.of(text);
    Demographics demographics = DemographicsReader.read(note);
    List<MeasurementMention> measurements = MeasurementReader.read(note);
    if (demographics.age().isPresent()) {
      Age age = demographics.age().get();
      measurements =
          measurements.stream()
              .filter(mention -> !writesAge(mention.span(), age.span()))
              .map(mention -> BodySize.checked(mention, age))
              .toList();
    }
    List<TimeMention> times = TimeReader.read(note);
    List<CultureMention> cultures = MicrobiologyReader.read(note);
    List<TextSpan> tests = cultures.stream().map(CultureMention::span).toList();
    List<ChartValue> values = ChartValueReader.read(note, times);
    if (demographics.age().isPresent()) {
      TextSpan age = demographics.age().get().span();
      values = values.stream().filter(value -> !writesAge(value.span(), age)).toList();
    }
    return new ClinicalNote(
        note,
        demographics,
        measurements,
        DateReader.read(note),
        values,
        times,
        MedicationReader.read(note),
        AllergyReader.read(note),
        List.of(),
        ClinicalMentionReader.outside(tests, ClinicalMentionReader.read(note, times)),
        cultures,
        SocialReader.read(note));
  }

  /** "71F" is a woman of 71 and no temperature. */
  private static boolean writesAge(TextSpan value, TextSpan age) {
    return value.start() < age.end() && age.start() < value.end();
  }
}
