package org.chartwarden.trials.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.NoteReader;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.PersonSex;

/** Reads the facts of one patient from resources and notes. Pure. */
public final class PatientFactsReader {

  private PatientFactsReader() {}

  /**
   * The facts of a patient.
   *
   * @param resources the Patient and everything of the patient; other types are passed over
   * @param notes the notes of the patient, the newest first
   * @param indexDate the day on which criteria are judged
   */
  public static PatientFacts read(
      List<PatientResource> resources, List<PatientNote> notes, LocalDate indexDate) {
    return of(resources, read(notes), indexDate);
  }

  /** As {@link #read(List, List, LocalDate)}, with notes that were read before. */
  public static PatientFacts of(
      List<PatientResource> resources, List<ReadNote> notes, LocalDate indexDate) {
    PatientFacts.Builder facts = PatientFacts.of(indexDate, person(resources));
    ResourceFacts rows = new ResourceFacts(facts, indexDate, resources);
    resources.forEach(rows::add);
    NoteGathering gathering = new NoteGathering(facts, new KnownProblems(resources));
    notes.forEach(gathering::add);
    return ChartedTimes.of(facts.build());
  }

  /** What notes of one patient say, one by one. */
  public static List<ReadNote> read(List<PatientNote> notes) {
    return notes.stream()
        .map(note -> NoteFacts.in(note, NoteReader.readMentions(note.text())))
        .toList();
  }

  /** The facts of a patient of whom there is nothing but this text, which tells age and sex too. */
  public static PatientFacts read(PatientNote text) {
    ClinicalNote note = NoteReader.readMentions(text.text());
    PatientFacts.Builder facts = PatientFacts.of(text.day(), TextPerson.of(note, text));
    new NoteGathering(facts, new KnownProblems(List.of())).add(NoteFacts.in(text, note));
    return facts.build();
  }

  private static PatientFacts.Person person(List<PatientResource> resources) {
    for (PatientResource resource : resources) {
      if (resource.source().type().equals("Patient")) {
        Optional<LocalDate> birth =
            ResourceDays.of(resource.tree().path("birthDate")).map(range -> range.first());
        PersonSex sex =
            switch (resource.tree().path("gender").asText()) {
              case "female" -> PersonSex.FEMALE;
              case "male" -> PersonSex.MALE;
              default -> PersonSex.UNKNOWN;
            };
        String shown =
            resource.tree().path("gender").asText("sex not told")
                + birth.map(day -> ", born " + day).orElse("");
        return new PatientFacts.Person(
            birth, Optional.empty(), sex, FactEvidence.of(resource.source(), shown));
      }
    }
    return new PatientFacts.Person(
        Optional.empty(),
        Optional.empty(),
        PersonSex.UNKNOWN,
        FactEvidence.of(new RecordPointer("Patient", "", 1, ""), "no Patient resource"));
  }
}
