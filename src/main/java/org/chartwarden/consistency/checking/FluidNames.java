package org.chartwarden.consistency.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.platform.PipeTable;

/** What a chart's name of something that goes in or out means. */
final class FluidNames {

  private static final List<String[]> ROWS = PipeTable.rows("/consistency/fluids.psv", 2);

  /** What is a part of all that goes in, and of all that goes out. */
  private static final Set<String> IN =
      Set.of(
          "oral-intake",
          "iv-fluid",
          "tube-feeding",
          "red-cells",
          "plasma",
          "albumin-infusion",
          "parenteral-nutrition",
          "total-intake");

  private static final Set<String> OUT =
      Set.of(
          "urine-output",
          "gastric-output",
          "chest-tube-output",
          "drain-output",
          "stool-output",
          "emesis",
          "ultrafiltration",
          "total-output");

  private FluidNames() {}

  /** The concept of a name, if its words tell one. */
  static Optional<String> concept(String name) {
    String text = name.toLowerCase(Locale.ROOT);
    for (String[] row : ROWS) {
      for (String words : row[1].split(";")) {
        boolean all = true;
        for (String word : words.strip().split(" ")) {
          all &= text.contains(word);
        }
        if (all) {
          return Optional.of(row[0]);
        }
      }
    }
    return Optional.empty();
  }

  /** The parts of a sum: of all that goes in or out; none for what is no sum. */
  static List<String> parts(String concept) {
    List<String> parts = new ArrayList<>();
    if (concept.equals("total-intake")) {
      parts.addAll(IN);
    } else if (concept.equals("total-output")) {
      parts.addAll(OUT);
      parts.add("csf-drain-output");
    } else if (concept.equals("oral-intake")) {
      // "Feeds" are taken by mouth or by tube.
      parts.add("tube-feeding");
    }
    return parts;
  }
}
