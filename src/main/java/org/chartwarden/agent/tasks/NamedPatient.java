package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a look-up asks for a patient whom the task itself names: its record number, its id, or at
 * least two words of its name stand in the instruction or context. What a note or a model brings up
 * does not, and is searched among the bound patients only.
 */
final class NamedPatient {

  private static final int NAME_WORDS = 2;

  private NamedPatient() {}

  static boolean namedIn(String text, ObjectNode arguments) {
    Set<String> words = new HashSet<>(words(text));
    String mrn = arguments.path("mrn").asText("");
    String reference = arguments.path("reference").asText("");
    List<String> name = words(arguments.path("name").asText(""));
    if (mrn.isBlank() && reference.isBlank() && name.isEmpty()) {
      return false;
    }
    boolean named = name.isEmpty() || name.size() >= NAME_WORDS && words.containsAll(name);
    return named
        && (mrn.isBlank() || words.containsAll(words(mrn)))
        && (reference.isBlank() || words.containsAll(words(reference.replace("Patient/", ""))));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
