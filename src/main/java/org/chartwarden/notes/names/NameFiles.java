package org.chartwarden.notes.names;

import java.util.List;
import java.util.Locale;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/** The files of names, one for each kind: id|wider concepts, head@site|codes|names. */
final class NameFiles {

  private NameFiles() {}

  static List<String[]> rows(NameKind kind) {
    return VocabularyFile.rows(
        switch (kind) {
          case CONDITION -> "note-conditions.psv";
          case SYMPTOM -> "note-symptoms.psv";
          case PROCEDURE -> "note-procedures.psv";
          case IMAGING -> "note-imaging.psv";
          case DEVICE -> "note-devices.psv";
        },
        4);
  }

  /** The id in words, with a capital letter; abbreviations in it as the names write them. */
  static String display(String id, String names) {
    StringBuilder display = new StringBuilder();
    for (String word : id.split("-")) {
      display.append(display.isEmpty() ? "" : " ").append(word);
    }
    String words = display.toString();
    for (String name : VocabularyFile.list(names, ";")) {
      if (name.equalsIgnoreCase(words)) {
        return name;
      }
    }
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
