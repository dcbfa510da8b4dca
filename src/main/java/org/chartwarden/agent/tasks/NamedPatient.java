package org.chartwarden.agent.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * Whether a look-up asks for a patient whom the task itself names: its record number, its id, or at
 * least two words of its name stand in the words of the task, side by side. What a note or a model
 * brings up does not, and is searched among the bound patients only.
 */
final class NamedPatient {

  private static final int NAME_WORDS = 2;

  /**
   * A shorter number or id stands in many sentences by chance; it counts behind one of the cues.
   */
  private static final int SHORT_ID = 5;

  private static final List<String> CUES = List.of("patient", "mrn", "id", "number", "no");

  private NamedPatient() {}

  static boolean namedIn(String text, ObjectNode arguments) {
    List<String> words = words(text);
    String mrn = arguments.path("mrn").asText("");
    String reference = arguments.path("reference").asText("");
    List<String> name = words(arguments.path("name").asText(""));
    if (mrn.isBlank() && reference.isBlank() && name.isEmpty()) {
      return false;
    }
    boolean named = name.isEmpty() || name.size() >= NAME_WORDS && together(words, name);
    return named
        && (mrn.isBlank() || numbered(words, words(mrn)))
        && (reference.isBlank() || numbered(words, words(reference.replace("Patient/", ""))));
  }

  /** Whether the words of a name stand together, in any order, with at most one other between. */
  private static boolean together(List<String> words, List<String> name) {
    int window = name.size() + 1;
    for (int from = 0; from < words.size(); from++) {
      List<String> part = words.subList(from, Math.min(words.size(), from + window));
      if (new HashSet<>(part).containsAll(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the words of a number or id stand in a row. */
  private static boolean numbered(List<String> words, List<String> id) {
    if (id.isEmpty()) {
      return false;
    }
    if (String.join("", id).length() >= SHORT_ID) {
      return Collections.indexOfSubList(words, id) >= 0;
    }
    return CUES.stream()
        .anyMatch(
            cue -> {
              List<String> cued = new ArrayList<>(id);
              cued.add(0, cue);
              return Collections.indexOfSubList(words, cued) >= 0;
            });
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
