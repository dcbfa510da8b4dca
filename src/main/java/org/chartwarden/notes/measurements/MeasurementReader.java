package org.chartwarden.notes.measurements;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.Sentence;

/** Reads every measured value of a note. */
public final class MeasurementReader {

  private static final MeasureNames NAMES = MeasureNames.standard();

  private MeasurementReader() {}

  /** The measurements of a note in the order of their values. */
  public static List<MeasurementMention> read(NoteText note) {
    List<MeasurementMention> mentions = new ArrayList<>();
    for (Sentence sentence : note.sentences()) {
      List<Link> links =
          new MeasurementLinker(
                  NAMES,
                  note.tokens(),
                  sentence.firstToken(),
                  sentence.endToken(),
                  note.sectionOf(sentence).heading())
              .links();
      if (!links.isEmpty()) {
        TimeCues cues = new TimeCues(note.tokens(), sentence.firstToken(), sentence.endToken());
        for (Link link : links) {
          mentions.add(mention(note, sentence, cues, link));
        }
      }
      GlasgowReader.read(note, sentence, mentions);
    }
    return List.copyOf(mentions);
  }

  private static MeasurementMention mention(
      NoteText note, Sentence sentence, TimeCues cues, Link link) {
    NumericValue value = link.value();
    Specimen specimen =
        SpecimenScope.of(
            note.tokens(),
            sentence.firstToken(),
            link.first(),
            link.end(),
            note.sectionOf(sentence).heading());
    Unit unit = value.unit();
    String written =
        unit.written()
            ? note.text()
                .substring(
                    note.tokens().get(unit.firstToken()).start(),
                    note.tokens().get(unit.end() - 1).end())
            : "";
    boolean mass = link.measured().unit() != null && link.measured().unit().contains("/");
    Specimen from = mass ? specimen : Specimen.BLOOD;
    return new MeasurementMention(
        link.measured().id(),
        value.low(),
        value.high(),
        value.bound(),
        written,
        link.fit().unit(),
        doubt(link.fit().doubt(), from),
        from,
        cues.of(value.first(), value.end(), link.laterOfTrend()),
        link.naming(),
        value.reference(),
        note.span(link.first(), link.end() - 1),
        sentence.index(),
        sentence.section());
  }

  /** What life allows is known for blood only. */
  private static Doubt doubt(Doubt doubt, Specimen specimen) {
    return doubt == Doubt.IMPLAUSIBLE && !specimen.isBlood() ? Doubt.NONE : doubt;
  }
}
