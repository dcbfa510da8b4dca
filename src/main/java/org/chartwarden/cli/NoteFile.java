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

  /** The text of a note; a {@link CommandProblem} where the file cannot be read as one. */
  static DocumentText read(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    try {
      return DocumentReader.read(
          Files.readAllBytes(file),
          TYPES.getOrDefault(ending, "text/plain"),
          DocumentLimits.STANDARD);
    } catch (IOException e) {
      throw new CommandProblem("The file " + file + " cannot be read.", e);
    } catch (DocumentProblem e) {
      throw new CommandProblem(file + ": " + e.getMessage() + ".", e);
    }
  }
}
