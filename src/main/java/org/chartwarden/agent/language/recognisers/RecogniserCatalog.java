package org.chartwarden.agent.language.recognisers;

import java.util.List;
import org.chartwarden.agent.language.text.Chunk;

/** The recognisers; later ones see what earlier ones found. */
public final class RecogniserCatalog {

  private static final List<Recogniser> STANDARD =
      List.of(
          new DateRecogniser(),
          new NowRecogniser(),
          new UnitRecogniser(),
          new ConceptRecogniser(),
          new CodeRecogniser(),
          new FallbackRecogniser(),
          new FrequencyRecogniser(),
          new AgeRecogniser(),
          new CalendarWindowRecogniser(),
          new WindowRecogniser(),
          new StartTimeRecogniser(),
          new AmountRecogniser(),
          new CourseRecogniser(),
          new DosingRecogniser(),
          new AnswerFormatRecogniser(),
          new VitalReadingRecogniser());

  private RecogniserCatalog() {}

  public static List<Chunk> read(Passage passage, List<Chunk> chunks) {
    List<Chunk> current = chunks;
    for (Recogniser recogniser : STANDARD) {
      current = recogniser.read(passage, current);
    }
    return current;
  }
}
