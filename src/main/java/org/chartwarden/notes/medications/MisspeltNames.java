package org.chartwarden.notes.medications;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.medications.MedicationNames.Listed;
import org.chartwarden.notes.text.WordFilter;
import org.chartwarden.notes.vocabulary.OneLetterLess;
import org.chartwarden.notes.vocabulary.SpellingDistance;

/**
 * Finds the generic name of which a word is one slip of the keyboard away: both lose one letter and
 * are looked up, so a look-up costs as many steps as the word has letters.
 */
final class MisspeltNames {

  private static final int SHORTEST = 7;
  private static final int LONGEST = 24;

  /** Words of notes that stand one letter from a drug. */
  private static final Set<String> WORDS =
      Set.of(
          "creatine",
          "creatinine",
          "lactate",
          "citrate",
          "glucose",
          "iodine",
          "prolactin",
          "cortisol",
          "thrombin",
          "dopamin",
          "estrogens",
          "testosterone",
          "vitamins",
          "proteins",
          "relation",
          "tyrosine",
          "quinine",
          "adenosine",
          "guanosine",
          "thyroxin",
          "secretin",
          "insulins",
          "calcitonin",
          "cystine",
          "cysteine",
          "methionine",
          "seasonal",
          "lactose",
          "secretion",
          "triamine",
          "androgen",
          "thyroglobulin",
          "pancreatic",
          "arginine",
          "leucine",
          "nocturia");

  private final Map<String, Listed> names = new HashMap<>();
  private final Map<String, String> shortened = new HashMap<>();
  private final WordFilter forms;

  MisspeltNames(Map<String, Map<String, Listed>> byKey) {
    byKey.forEach(
        (key, listed) -> {
          boolean single = key.indexOf(' ') < 0 && listed.size() == 1;
          if (single && key.length() >= SHORTEST) {
            Listed one = listed.values().iterator().next();
            boolean sure =
                one.doubt() == MedicationNames.Doubt.NONE && one.naming() == DrugNaming.GENERIC;
            if (sure) {
              names.put(key, one);
            }
          }
        });
    for (String name : List.copyOf(names.keySet())) {
      shortenings(name)
          .forEach(form -> shortened.merge(form, name, (a, b) -> a.equals(b) ? a : ""));
    }
    forms = new WordFilter(names.size() + shortened.size());
    names.keySet().forEach(name -> forms.add(name.hashCode()));
    shortened.keySet().forEach(form -> forms.add(form.hashCode()));
  }

  Optional<Listed> of(String word) {
    boolean verb = word.endsWith("ing") || word.endsWith("ed") || word.endsWith("ly");
    if (verb || word.length() < SHORTEST || word.length() > LONGEST || WORDS.contains(word)) {
      return Optional.empty();
    }
    int[] hashes = OneLetterLess.hashes(word);
    String best = null;
    for (int i = -1; i < word.length(); i++) {
      if (!forms.mayHold(i < 0 ? word.hashCode() : hashes[i])) {
        continue;
      }
      String form = i < 0 ? word : OneLetterLess.of(word, i);
      String name = names.containsKey(form) ? form : shortened.get(form);
      if (name == null || name.isEmpty() || name.equals(best)) {
        continue;
      }
      boolean near =
          name.charAt(0) == word.charAt(0)
              && !name.equals(word)
              && !plural(name, word)
              && SpellingDistance.between(name, word, 1) == 1;
      if (near && best != null) {
        return Optional.empty();
      }
      best = near ? name : best;
    }
    return best == null ? Optional.empty() : Optional.of(names.get(best));
  }

  private static boolean plural(String name, String word) {
    return name.equals(word + "s");
  }

  private static Set<String> shortenings(String word) {
    Set<String> forms = new HashSet<>();
    for (int i = 0; i < word.length(); i++) {
      forms.add(OneLetterLess.of(word, i));
    }
    return forms;
  }
}
