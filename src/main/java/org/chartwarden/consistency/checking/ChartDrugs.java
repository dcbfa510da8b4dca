package org.chartwarden.consistency.checking;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.medications.Medication;
import org.chartwarden.notes.medications.MedicationKind;
import org.chartwarden.notes.medications.MedicationMention;
import org.chartwarden.notes.medications.MedicationNames;
import org.chartwarden.notes.medications.MedicationReader;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;

/**
 * Reads the drugs of a note with the drugs of the chart in mind: names that only the chart knows,
 * the beginnings of its names ("mero", "prop"), and unknown words that stand before a dose.
 */
final class ChartDrugs {

  /** Before the id of a drug that neither the vocabulary nor the chart knows by its name. */
  static final String UNKNOWN = "unknown:";

  private static final int SHORTEST_UNKNOWN = 4;
  private static final Set<String> SALTS =
      Set.of(
          "sodium",
          "potassium",
          "calcium",
          "magnesium",
          "hydrochloride",
          "chloride",
          "sulfate",
          "acetate",
          "citrate",
          "phosphate",
          "carbonate",
          "succinate",
          "tartrate",
          "acid",
          "oral",
          "vitamin",
          "human",
          "vaccine",
          "injection",
          "tablet",
          "solution",
          "combination",
          "and",
          "with",
          "extended",
          "release",
          "regular",
          "oxide",
          "gluconate",
          "bicarbonate",
          "factor",
          "mofetil",
          "alfa",
          "beta");
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

  private ChartDrugs() {}

  /** The statements of a note about drugs, read with the names of a chart. */
  static List<MedicationMention> read(ClinicalNote note, ChartTable table) {
    Map<String, Medication> more = new HashMap<>();
    unknown(note.text(), more);
    beginnings(table, more);
    return more.isEmpty()
        ? note.medications()
        : MedicationReader.read(note.text(), MedicationNames.standard().with(more));
  }

  /** The drug that a row is about when the vocabulary does not know it. */
  static Medication own(String name) {
    String id = "chart:" + ClinicalVocabulary.key(name).replace(' ', '-');
    return new Medication(id, name, MedicationKind.DRUG, "", List.of(id), List.of());
  }

  private static void beginnings(ChartTable table, Map<String, Medication> more) {
    Map<String, Medication> all = new HashMap<>();
    Set<String> shared = new java.util.HashSet<>();
    for (TableValue row : table.of(ClaimKind.MEDICATION)) {
      for (String id : row.concepts()) {
        Medication drug = MedicationNames.standard().byId(id).orElseGet(() -> own(row.display()));
        for (String word : ClinicalVocabulary.key(row.display()).split(" ")) {
          if (word.length() < SHORTEST_UNKNOWN || SALTS.contains(word) || word.matches(".*\\d.*")) {
            continue;
          }
          for (int length : new int[] {3, 4, 5, 6, word.length()}) {
            if (length > word.length()) {
              continue;
            }
            Medication other = all.putIfAbsent(word.substring(0, length), drug);
            if (other != null && !other.sameAs(drug)) {
              shared.add(word.substring(0, length));
            }
          }
        }
      }
    }
    all.keySet().removeAll(shared);
    more.putAll(all);
  }

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
  private static void unknown(NoteText note, Map<String, Medication> more) {
    List<Token> tokens = note.tokens();
    for (int i = 0; i + 2 < tokens.size(); i++) {
      Token word = tokens.get(i);
      boolean verb = word.key().endsWith("ing") || word.key().endsWith("ed");
      boolean dosed =
          word.isWord() && !verb && word.key().length() >= SHORTEST_UNKNOWN && dose(tokens, i + 1);
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
        String id = UNKNOWN + word.key().toLowerCase(Locale.ROOT);
        more.put(
            word.key(),
            new Medication(id, word.raw(), MedicationKind.DRUG, "", List.of(id), List.of()));
      }
    }
  }
}
