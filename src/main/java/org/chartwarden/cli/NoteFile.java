package org.chartwarden.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.chartwarden.notes.documents.DocumentLimits;
import org.chartwarden.notes.documents.DocumentProblem;
import org.chartwarden.notes.documents.DocumentReader;
import org.chartwarden.notes.documents.DocumentText;

/** A note in a file: text in any charset, HTML, CDA, RTF or PDF. */
final class NoteFile {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html",
          "htm", "text/html",
          "xml", "text/xml",
          "rtf", "application/rtf",
          "pdf", "application/pdf");

  private NoteFile() {}

  /** The text of a note in a file, or what comes in on the standard input for {@code -}. */
  static DocumentText readOrInput(Path file) {
    if (!file.toString().equals("-")) {
      return read(file);
    }
    try {
      return read(System.in.readAllBytes(), "text/plain", "The standard input");
    } catch (IOException e) {
      throw new CommandProblem("The standard input cannot be read.", e);
    }
  }

  /** The text of a note; a {@link CommandProblem} where the file cannot be read as one. */
  static DocumentText read(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    try {
      return read(
          Files.readAllBytes(file), TYPES.getOrDefault(ending, "text/plain"), file.toString());
    } catch (IOException e) {
      throw new CommandProblem("The file " + file + " cannot be read.", e);
    }
  }

  private static DocumentText read(byte[] bytes, String type, String name) {
    try {
      return DocumentReader.read(bytes, type, DocumentLimits.STANDARD);
    } catch (DocumentProblem e) {
      throw new CommandProblem(name + ": " + e.getMessage() + ".", e);
    }
  }
}
