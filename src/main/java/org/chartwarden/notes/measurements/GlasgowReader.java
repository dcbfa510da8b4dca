package org.chartwarden.notes.measurements;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;

/** Reads the parts of a Glasgow coma score where they are written together: E3V4M5, E3 V4 M5. */
final class GlasgowReader {

  private static final String LETTERS = "evm";
  private static final int[] BEST = {4, 5, 6};
  private static final String[] CONCEPTS = {"gcs-eye", "gcs-verbal", "gcs-motor"};

  private GlasgowReader() {}

  static void read(NoteText note, Sentence sentence, List<MeasurementMention> mentions) {
    List<Token> tokens = note.tokens();
    for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
      if (tokens.get(i).key().startsWith("e")) {
        List<Integer> scores = new ArrayList<>();
        int end = scores(tokens, i, sentence.endToken(), scores);
        if (scores.size() == BEST.length) {
          for (int part = 0; part < BEST.length; part++) {
            mentions.add(mention(note, sentence, CONCEPTS[part], scores.get(part), i, end));
          }
          i = end - 1;
        }
      }
    }
  }

  /** Collects the scores behind the three letters; the index after the last token used. */
  private static int scores(List<Token> tokens, int from, int to, List<Integer> scores) {
    int i = from;
    StringBuilder letters = new StringBuilder();
    while (i < to && i - from < 12 && scores.size() < BEST.length) {
      String key = tokens.get(i).key();
      for (int c = 0; c < key.length(); c++) {
        char at = key.charAt(c);
        boolean letter =
            letters.length() < 3
                && at == LETTERS.charAt(letters.length())
                && letters.length() == scores.size();
        int score = at - '0';
        boolean digit =
            score >= 1 && letters.length() == scores.size() + 1 && score <= BEST[scores.size()];
        if (letter) {
          letters.append(at);
        } else if (digit) {
          scores.add(score);
        } else if (at == 't' && letters.length() == 2 && scores.size() == 1) {
          scores.clear();
          return i;
        } else if (Character.isLetterOrDigit(at)) {
          scores.clear();
          return i;
        }
      }
      i++;
    }
    return i;
  }

  private static MeasurementMention mention(
      NoteText note, Sentence sentence, String concept, int score, int first, int end) {
    return new MeasurementMention(
        concept,
        BigDecimal.valueOf(score),
        null,
        Bound.EXACT,
        "",
        "{score}",
        Doubt.NONE,
        Specimen.BLOOD,
        TimeHint.UNSAID,
        Naming.NAMED,
        null,
        note.span(first, end - 1),
        sentence.index(),
        sentence.section());
  }
}
