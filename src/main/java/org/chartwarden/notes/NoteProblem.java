package org.chartwarden.notes;

/** A text that is not read as a note. */
public final class NoteProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;

  private NoteProblem(String code, String message) {
    super(message);
    this.code = code;
  }

  static NoteProblem tooLong(int length) {
    return new NoteProblem(
        "note-too-long",
        "the note has " + length + " characters, more than " + NoteReader.MAX_CHARACTERS);
  }

  /** {@code note-too-long}. */
  public String code() {
    return code;
  }
}
