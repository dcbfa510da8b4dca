package org.chartwarden.consistency.checking;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.notes.medications.Medication;
import org.chartwarden.notes.medications.MedicationKind;
import org.chartwarden.notes.medications.MedicationNames;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;

/**
 * Words that no vocabulary knows, with a dose right behind them: they may be drugs that the chart
 * calls otherwise.
 */
final class UnknownDrugs {

  private static final int SHORTEST = 4;

  private static final Set<String> DOSE_UNITS =
      Set.of("mg", "mcg", "ug", "units", "meq", "grams", "gram", "iu", "puffs", "tablets", "tabs");
  private static final Set<String> FILLERS =
      Set.of(
          "at",
          "of",
          "ran",
          "running",
          "infusion",
          "gtt",
          "drip",
          "nebs",
          "neb",
          "patch",
          "|",
          "@");
  private static final Set<String> WORDED_UNITS =
      Set.of(
          "milligram",
          "milligrams",
          "microgram",
          "micrograms",
          "gram",
          "grams",
          "units",
          "drop",
          "drops",
          "tablet",
          "tablets",
          "capsule",
          "capsules",
          "puff",
          "puffs");
  private static final Set<String> RATES = Set.of("min", "h", "hr", "hour", "kg", "day", "d");
  private static final Pattern REGIMEN =
      Pattern.compile("bid|tid|qid|bd|tds|qds|qd|qday|daily|nightly|qhs|hs|q\\d{1,2}h?|nocte|mane");
  private static final Set<String> NO_DRUG =
      Set.of(
          "dose",
          "doses",
          "bolus",
          "load",
          "loading",
          "maintenance",
          "maint",
          "total",
          "then",
          "another",
          "additional",
          "given",
          "gave",
          "plus",
          "with",
          "from",
          "daily",
          "nightly",
          "about",
          "approximately",
          "over",
          "received",
          "infusion",
          "rate",
          "running",
          "every",
          "tablets",
          "tablet",
          "capsules",
          "level",
          "trough",
          "peak",
          "less",
          "than",
          "least",
          "prior",
          "first",
          "second",
          "third",
          "increased",
          "decreased",
          "reduced",
          "down",
          "lower",
          "higher",
          "into",
          "only",
          "home",
          "oral",
          "orally",
          "basal",
          "push",
          "drip",
          "single",
          "take",
          "takes",
          "taking",
          "took",
          "started",
          "start",
          "continue",
          "continued",
          "stat",
          "once",
          "twice",
          "initial",
          "current",
          "dosing",
          "equals",
          "equal",
          "ordered",
          "order",
          "each",
          "same",
          "half",
          "morning",
          "evening",
          "bedtime",
          "night",
          "strength",
          "around",
          "some",
          "more",
          "further",
          "extra",
          "under",
          "creatinine",
          "glucose",
          "urea",
          "bilirubin",
          "weight",
          "protein",
          "urine",
          "serum",
          "blood",
          "fluid",
          "intake",
          "output",
          "one",
          "two",
          "three",
          "four",
          "five",
          "seven",
          "eight",
          "nine",
          "forte",
          "patch",
          "nebs",
          "mask",
          "cannula",
          "flow",
          "pump",
          "foley",
          "premed",
          "premeds",
          "meds",
          "rescue",
          "until",
          "after",
          "before",
          "today",
          "yesterday");

  private UnknownDrugs() {}

  /** Whether an amount of a drug begins at a token, perhaps behind one word that says little. */
  private static boolean dose(List<Token> tokens, int from) {
    int i = from;
    while (i < tokens.size() && i < from + 2 && FILLERS.contains(tokens.get(i).key())) {
      i++;
    }
    if (i < tokens.size() && tokens.get(i).breaks() == 0) {
      NumberWords.Found words = NumberWords.at(tokens, i, tokens.size());
      if (words != null && words.end() < tokens.size()) {
        return WORDED_UNITS.contains(tokens.get(words.end()).key());
      }
    }
    if (i + 1 >= tokens.size() || !tokens.get(i).isNumber() || tokens.get(i).breaks() > 0) {
      return false;
    }
    String behind = tokens.get(i + 1).key();
    if (REGIMEN.matcher(behind).matches()) {
      return true;
    }
    boolean per = i + 3 < tokens.size() && tokens.get(i + 2).is("/");
    return DOSE_UNITS.contains(behind) && (!per || RATES.contains(tokens.get(i + 3).key()))
        || behind.equals("g") && !per;
  }

  /** A word that no vocabulary knows, with a dose right behind it. */
  static void of(NoteText note, Map<String, Medication> more) {
    List<Token> tokens = note.tokens();
    for (int i = 0; i + 2 < tokens.size(); i++) {
      Token word = tokens.get(i);
      boolean verb = word.key().endsWith("ing") || word.key().endsWith("ed");
      boolean dosed =
          word.isWord() && !verb && word.key().length() >= SHORTEST && dose(tokens, i + 1);
      boolean behindDrug =
          i > 0
              && tokens.get(i - 1).isWord()
              && word.breaks() == 0
              && !MedicationNames.standard().find(tokens.get(i - 1).raw()).isEmpty();
      if (dosed
          && !behindDrug
          && !NO_DRUG.contains(word.key())
          && !word.key().matches(".*\\d.*")
          && ClinicalVocabulary.standard().named(word.key()).isEmpty()) {
        String id = ChartDrugs.UNKNOWN + word.key().toLowerCase(Locale.ROOT);
        more.put(
            word.key(),
            new Medication(id, word.raw(), MedicationKind.DRUG, "", List.of(id), List.of()));
      }
    }
  }
}
