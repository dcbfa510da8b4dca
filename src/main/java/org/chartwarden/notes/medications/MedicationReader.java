package org.chartwarden.notes.medications;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.medications.MedicationNames.Listed;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;

/** Reads every statement of a note about a drug. Linear in the text. */
public final class MedicationReader {

  private final NoteText note;
  private final MedicationNames known;
  private final List<Token> tokens;
  private final List<MedicationMention> mentions = new ArrayList<>();

  /** The last statement of the sentence before, to which "increased to 40 mg" may refer. */
  private Statement earlier;

  private MedicationReader(NoteText note, MedicationNames known) {
    this.note = note;
    this.known = known;
    this.tokens = note.tokens();
  }

  /** The statements of a note in its order. */
  public static List<MedicationMention> read(NoteText note) {
    return read(note, MedicationNames.standard());
  }

  /** As {@link #read(NoteText)}, with other names of drugs. */
  public static List<MedicationMention> read(NoteText note, MedicationNames known) {
    MedicationReader reader = new MedicationReader(note, known);
    note.sentences().forEach(reader::sentence);
    return List.copyOf(reader.mentions);
  }

  private void sentence(Sentence sentence) {
    int from = sentence.firstToken();
    int to = sentence.endToken();
    List<DrugName> found = DrugName.in(known, tokens, from, to);
    if (found.isEmpty() && earlier == null) {
      return;
    }
    DrugName[] names = new DrugName[to - from];
    found.forEach(name -> names[name.first() - from] = name);
    StatementReader reader = new StatementReader(tokens, names, to).from(from);
    DosesBefore before = new DosesBefore(tokens, from, to);
    List<Statement> statements = new ArrayList<>();
    int read = from;
    for (DrugName name : found) {
      Statement statement = new Statement(name, false, name.first(), name.end());
      before.read(statement, read);
      reader.read(statement, name.end());
      statements.add(statement);
      read = Math.max(statement.end, name.end());
    }
    List<DrugCues.Cue> cues = DrugCues.in(tokens, from, to);
    List<Statement> all = new FurtherDoses(tokens, reader, to).with(statements, from, earlier);
    new CueScopes(tokens, reader, cues, from, to).apply(all);
    SectionKind section = note.sectionOf(sentence).kind();
    Statement last = null;
    for (Statement statement : all) {
      if (DrugDoubts.holds(statement, section)) {
        mentions.add(mention(statement, sentence, section));
        last = statement;
      }
    }
    earlier = last;
  }

  private MedicationMention mention(Statement s, Sentence sentence, SectionKind section) {
    DrugName name = s.name;
    TextSpan written = note.span(name.first(), name.nameEnd() - 1);
    List<Listed> fitting = DrugDoubts.candidates(s);
    Drug drug =
        new Drug(
            written.text(),
            fitting.get(0).naming(),
            fitting.stream().map(Listed::medication).distinct().toList());
    if (s.test || DrugDoubts.level(s)) {
      s.circumstances.add(Circumstance.TEST);
    }
    boolean taken = s.rate != null || s.dose != null && !s.dose.unit().isEmpty() && s.route != null;
    if (section == SectionKind.ALLERGIES && !taken) {
      s.circumstances.add(Circumstance.ALLERGY);
    }
    if (section == SectionKind.FAMILY_HISTORY) {
      s.circumstances.add(Circumstance.OTHER_PERSON);
    }
    if (s.status == null && s.circumstances.contains(Circumstance.HOME)) {
      s.status = MedicationStatus.HOME;
    }
    DrugDoubts.units(s, drug.medication().kind());
    return new MedicationMention(
        drug,
        new Preparation(
            java.util.Optional.ofNullable(s.salt),
            java.util.Optional.ofNullable(s.release),
            java.util.Optional.ofNullable(s.form)),
        s.dosing(note),
        s.route(note),
        s.frequency.frequency(note),
        s.status(note),
        s.course(note),
        s.circumstances,
        s.times.stream().map(time -> note.span(time[0], time[1] - 1)).toList(),
        written,
        note.span(s.first, s.end - 1),
        sentence.index(),
        section);
  }
}
