package org.chartwarden.trials.reading;

/**
 * Statements of a note as bytes and back. Sentences and places are told by where they stand in the
 * note; what things are called, values, and words that do not stand there are written out, each
 * once. The bytes are clinical content and are to be guarded as the note is.
 */
public final class NoteStatementBytes {

  private NoteStatementBytes() {}

  /** The bytes of what a note says. */
  public static byte[] of(ReadNote note) {
    return new StatementWriter(note.note()).write(note.statements());
  }

  /** What the note said when the bytes were made of it. */
  public static ReadNote read(PatientNote note, byte[] bytes) {
    return new ReadNote(note, new StatementReader(note, bytes).read());
  }
}
