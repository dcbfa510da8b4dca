package org.chartwarden.notes.demographics;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words that ages are written with, and those that only look so. */
final class AgeWords {

  static final Map<String, Character> UNITS =
      Map.ofEntries(
          Map.entry("year", 'y'),
          Map.entry("years", 'y'),
          Map.entry("yr", 'y'),
          Map.entry("yrs", 'y'),
          Map.entry("y", 'y'),
          Map.entry("yo", 'o'),
          Map.entry("yo.", 'o'),
          Map.entry("yof", 'o'),
          Map.entry("yom", 'o'),
          Map.entry("month", 'm'),
          Map.entry("months", 'm'),
          Map.entry("mo", 'm'),
          Map.entry("mos", 'm'),
          Map.entry("week", 'w'),
          Map.entry("weeks", 'w'),
          Map.entry("wk", 'w'),
          Map.entry("day", 'd'),
          Map.entry("days", 'd'),
          Map.entry("hour", 'h'),
          Map.entry("hours", 'h'),
          Map.entry("yearold", 'o'),
          Map.entry("ys", 'y'));

  static final Map<String, Integer> DECADES =
      Map.of(
          "twenties",
          20,
          "thirties",
          30,
          "forties",
          40,
          "fifties",
          50,
          "sixties",
          60,
          "seventies",
          70,
          "eighties",
          80,
          "nineties",
          90);

  static final Set<String> NEWBORN = Set.of("newborn", "neonate");

  static final List<List<String>> OLD_ENDINGS =
      List.of(
          List.of("old"),
          List.of("olds"),
          List.of("of", "age"),
          List.of("/", "o"),
          List.of(".", "o"));

  static final Set<String> PATIENT_WITH =
      Set.of("with", "w", "who", "h", "s", "presents", "presenting", "presented", "admitted");

  static final int OLDEST = 125;

  static final int SIZE_NEAR = 3;

  static final Set<String> SIZED =
      Set.of(
          "foley",
          "catheter",
          "cath",
          "tube",
          "drain",
          "trach",
          "sheath",
          "introducer",
          "pigtail",
          "ngt",
          "ogt",
          "peg",
          "stent",
          "t",
          "temp",
          "temperature",
          "tmax",
          "tm",
          "tc",
          "size",
          "blake",
          "suprapubic",
          "coude",
          "cordis",
          "scope");

  /** What may stand behind the bare number of an age. */
  static final Set<String> CLOSING = Set.of(".", ";", ":", ")", "and", "is", "has", "had", "was");

  private AgeWords() {}
}
