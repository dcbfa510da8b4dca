package org.chartwarden.consistency.checking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.medications.Medication;
import org.chartwarden.notes.medications.MedicationKind;
import org.chartwarden.notes.medications.MedicationMention;
import org.chartwarden.notes.medications.MedicationNames;
import org.chartwarden.notes.medications.MedicationReader;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;

/**
 * Reads the drugs of a note with the drugs of the chart in mind: names that only the chart knows,
 * the beginnings of its names ("mero", "prop"), and unknown words that stand before a dose.
 */
final class ChartDrugs {

  /** Before the id of a drug that neither the vocabulary nor the chart knows by its name. */
  static final String UNKNOWN = "unknown:";

  private static final int SHORTEST_WORD = 4;
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

  private ChartDrugs() {}

  /** The statements of a note about drugs, read with the names of a chart. */
  static List<MedicationMention> read(ClinicalNote note, ChartTable table) {
    Map<String, Medication> more = new HashMap<>();
    UnknownDrugs.of(note.text(), more);
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
          if (word.length() < SHORTEST_WORD || SALTS.contains(word) || word.matches(".*\\d.*")) {
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
}
