package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.vocabulary.VocabularyFile;
import org.chartwarden.trials.criteria.CriterionTest;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/**
 * Words beside a question that ask for no more than the question does: "aspirin intake", "insertion
 * of a pacemaker", "CT scan". They are read over where nothing else stands beside them.
 */
final class Padding {

  private static final String FILE = "trial-padding.psv";

  /** Stands for every type. */
  private static final String ANY = "*";

  /** Words that turn or bound what stands beside them. */
  private static final Set<String> TURNING =
      WordSet.of(
          "not no never without less more most least than over under above below up out off absence",
          "suspected possible planned scheduled planning free need needs due except");

  private static final List<Row> ROWS = rows();

  /**
   * Words that pad some questions.
   *
   * @param type of the questions
   * @param part what their form has in it; empty for all of the type
   */
  private record Row(String type, String part, Set<String> words) {

    boolean pads(CriterionTest test, String word) {
      return words.contains(word)
          && (type.equals(ANY) || type.equals(test.type()))
          && test.describe().contains(part);
    }
  }

  private Padding() {}

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String[] row : VocabularyFile.rows(FILE, 2)) {
      int blank = row[0].indexOf(' ');
      rows.add(
          new Row(
              blank < 0 ? row[0] : row[0].substring(0, blank),
              blank < 0 ? "" : row[0].substring(blank + 1),
              WordSet.of(row[1])));
    }
    return List.copyOf(rows);
  }

  /** What may stand beside a question of some types as another object of the same verb. */
  private static final List<Row> OBJECTS =
      List.of(
          new Row(
              "ability",
              "swallow",
              WordSet.of(
                  "tablets tablet capsules capsule pills pill whole medication medications")),
          new Row(
              "trial-participation",
              "",
              WordSet.of(
                  "investigational experimental drug drugs medical device devices agent agents product",
                  "products treatment treatments therapy therapies biologic biologics vaccine vaccines",
                  "intervention interventions medication medications procedure procedures compound")),
          new Row(
              "therapy",
              "investigational drug",
              WordSet.of(
                  "investigational experimental medical device devices agent agents product products",
                  "biologic biologics compound compounds")));

  /** Whether a phrase behind a question names its object once more. */
  static boolean again(String words, CriterionTest test) {
    CriterionPhrase phrase = CriterionPhrase.of(words);
    boolean named = false;
    for (int i = 0; i < phrase.size(); i++) {
      String key = phrase.key(i);
      boolean object = OBJECTS.stream().anyMatch(row -> row.pads(test, key));
      if (!object && (phrase.isNumber(i) || TURNING.contains(key) || !Fillers.contains(key))) {
        return false;
      }
      named |= object;
    }
    return named;
  }

  /** The open words of a question without those that only pad it. */
  static List<String> without(List<String> open, CriterionTest test) {
    return open.stream().filter(words -> !only(words, test)).toList();
  }

  /** Whether some words beside a question ask for nothing more. */
  static boolean only(String words, CriterionTest test) {
    CriterionPhrase phrase = CriterionPhrase.of(words);
    for (int i = 0; i < phrase.size(); i++) {
      String key = phrase.key(i);
      boolean empty =
          phrase.isWord(i)
              ? !TURNING.contains(key)
                  && (Fillers.contains(key) || ROWS.stream().anyMatch(row -> row.pads(test, key)))
              : !phrase.isNumber(i) && Fillers.contains(key);
      if (!empty) {
        return false;
      }
    }
    return phrase.size() > 0;
  }
}
