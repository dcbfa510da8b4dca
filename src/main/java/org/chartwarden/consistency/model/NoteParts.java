package org.chartwarden.consistency.model;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.Sentence;

/** Cuts a note at the ends of sentences into parts that overlap. */
final class NoteParts {

  /** A part repeats this share of the one before it. */
  private static final int OVERLAP = 8;

  private NoteParts() {}

  /**
   * A part of a note.
   *
   * @param start offset of its first character in the note
   */
  record Part(int start, String text) {}

  /**
   * The parts of a note; together they hold every character.
   *
   * @param most most characters of a part; a sentence that is longer is cut
   */
  static List<Part> of(NoteText note, int most) {
    String text = note.text();
    List<Part> parts = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = start + most >= text.length() ? text.length() : cut(note, start, start + most);
      parts.add(new Part(start, text.substring(start, end)));
      if (end == text.length()) {
        break;
      }
      int again = begin(note, end - most / OVERLAP);
      start = again > start && again < end ? again : end;
    }
    return parts;
  }

  /** The last end of a sentence up to a place, or the place itself. */
  private static int cut(NoteText note, int start, int latest) {
    int best = latest;
    boolean found = false;
    for (Sentence sentence : note.sentences()) {
      if (sentence.end() > latest) {
        break;
      }
      if (sentence.end() > start + (latest - start) / 2) {
        best = sentence.end();
        found = true;
      }
    }
    return found ? best : whole(note.text(), latest);
  }

  /** Not between the two halves of a character. */
  private static int whole(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  /** The begin of the sentence that goes on at a place. */
  private static int begin(NoteText note, int at) {
    int best = at;
    for (Sentence sentence : note.sentences()) {
      if (sentence.start() >= at) {
        best = sentence.start();
        break;
      }
    }
    return best;
  }
}
