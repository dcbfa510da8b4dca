package org.chartwarden.trials.phrases;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.units.UnitNames;

/** Reads the unit that stands behind a number. */
final class WrittenUnits {

  private static final int LONGEST = 11;

  /** Words that are units elsewhere and words here. */
  private static final Set<String> NO_UNIT =
      WordSet.of(
          "in a at as an to of or and on per is the with for from by b g/ x * × - , . ( ) 1 p c",
          "u no cup car st ar bar bit deg sr ph osm eq mo k t");

  private static final Map<String, String> SPECIAL =
      Map.ofEntries(
          Map.entry("years", "a"),
          Map.entry("year", "a"),
          Map.entry("yrs", "a"),
          Map.entry("yr", "a"),
          Map.entry("y", "a"),
          Map.entry("yo", "a"),
          Map.entry("y/o", "a"),
          Map.entry("y.o", "a"),
          Map.entry("months", "mo"),
          Map.entry("month", "mo"),
          Map.entry("mos", "mo"),
          Map.entry("weeks", "wk"),
          Map.entry("week", "wk"),
          Map.entry("wks", "wk"),
          Map.entry("days", "d"),
          Map.entry("day", "d"),
          Map.entry("hours", "h"),
          Map.entry("hour", "h"),
          Map.entry("hrs", "h"),
          Map.entry("minutes", "min"),
          Map.entry("percent", "%"),
          Map.entry("copies/ml", "{copies}/mL"),
          Map.entry("copies/mL", "{copies}/mL"),
          Map.entry("c/ml", "{copies}/mL"),
          Map.entry("c/mL", "{copies}/mL"),
          Map.entry("cp/ml", "{copies}/mL"),
          Map.entry("cp/mL", "{copies}/mL"),
          Map.entry("cells/mm3", "/mm3"),
          Map.entry("cells/µl", "/uL"),
          Map.entry("cells/ul", "/uL"),
          Map.entry("points", "{score}"),
          Map.entry("point", "{score}"),
          Map.entry("pack years", "{pack-years}"),
          Map.entry("pack-years", "{pack-years}"),
          Map.entry("pack-year", "{pack-years}"),
          Map.entry("g", "g"),
          Map.entry("l", "L"),
          Map.entry("m", "m"),
          Map.entry("bpm", "/min"),
          Map.entry("beats per minute", "/min"),
          Map.entry("beats/min", "/min"),
          Map.entry("gm/dl", "g/dL"),
          Map.entry("ml/min/1.73m2", "mL/min/{1.73_m2}"),
          Map.entry("ml/min/1.73 m2", "mL/min/{1.73_m2}"),
          Map.entry("ml/min per 1.73 m2", "mL/min/{1.73_m2}"),
          Map.entry("ml/min/1.73 m^2", "mL/min/{1.73_m2}"),
          Map.entry("mm hg", "mm[Hg]"),
          Map.entry("mm-hg", "mm[Hg]"),
          Map.entry("mmhg", "mm[Hg]"));

  /** Words that units are made of; a text with any other word is no unit. */
  private static final Set<String> ATOMS =
      WordSet.of(
          "mg g kg ug mcg ng pg gm gms grams gram milligrams l dl ml ul mcl fl cc mmol umol nmol pmol mol meq iu u",
          "miu mu uiu units unit mm cm m m2 mm3 mm2 cm2 hg kpa bpm min minute minutes mins h hr hrs hour hours d day days",
          "wk wks week weeks mo mos month months year years yr yrs y yo o s sec seconds ms msec percent c f celsius",
          "fahrenheit degrees degree beats per cells cell copies mmhg cmh2o kcal cal lb lbs pound pounds in inch inches ft feet",
          "pack pack-years packs points point liter litre deciliter microliter milliliter dB hz kd gy cgy mci mbq",
          "milliseconds millimeters centimeters millimeter centimeter kilograms kg/m2 1.73 1.73m2 1.73m 2 24h 24 10 3 100");

  private WrittenUnits() {}

  /**
   * A unit.
   *
   * @param code UCUM
   * @param to index after its last token
   */
  record Unit(String code, int to) {}

  /** The longest unit that begins at a token, or null. */
  static Unit at(CriterionPhrase phrase, int i) {
    Unit power = powerOfTen(phrase, i);
    if (power != null) {
      return power;
    }
    int most = i;
    while (most < phrase.size() && most - i < LONGEST && atom(phrase, most)) {
      most++;
    }
    for (int to = most; to > i; to--) {
      String text = phrase.words(i, to);
      if (text.length() > 30 || text.indexOf('\n') >= 0) {
        continue;
      }
      Optional<String> code = code(text);
      if (code.isPresent()) {
        return new Unit(code.get(), to);
      }
    }
    return null;
  }

  private static boolean atom(CriterionPhrase phrase, int i) {
    boolean sign = !phrase.isWord(i) && !phrase.isNumber(i);
    return sign
        ? Set.of("/", "^", "°", "-", "%", ".", "*", "×", "2", "3", "°c", "°f")
            .contains(phrase.key(i))
        : ATOMS.contains(phrase.key(i));
  }

  private static Optional<String> code(String text) {
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    String special = SPECIAL.get(lower);
    if (special != null) {
      return Optional.of(special);
    }
    boolean sign = lower.equals("%") || lower.equals("/");
    boolean word =
        Character.isLetter(text.charAt(0)) || text.charAt(0) == '/' || text.charAt(0) == '°';
    if (NO_UNIT.contains(lower) || !word && !sign || lower.endsWith("/") || lower.endsWith(".")) {
      return lower.equals("%") ? Optional.of("%") : Optional.empty();
    }
    return UnitNames.ucum(text);
  }

  /** Counts as in {@code x 10^9/L}, also where the raised digits were lost: {@code ×109/L}. */
  private static Unit powerOfTen(CriterionPhrase phrase, int from) {
    int i = from;
    boolean times = phrase.is(i, "×") || phrase.is(i, "*") || phrase.is(i, "x");
    i = times ? i + 1 : i;
    String exponent = null;
    if (phrase.is(i, "10") && phrase.is(i + 1, "^") && phrase.isNumber(i + 2)) {
      exponent = phrase.key(i + 2);
      i += 3;
    } else if (phrase.is(i, "10")
        && (phrase.is(i + 1, "9")
            || phrase.is(i + 1, "3")
            || phrase.is(i + 1, "6")
            || phrase.is(i + 1, "12"))) {
      exponent = phrase.key(i + 1);
      i += 2;
    } else if (phrase.is(i, "10e9") || phrase.is(i, "10e3") || phrase.is(i, "10e6")) {
      exponent = phrase.key(i).substring(3);
      i++;
    } else if (times && Set.of("109", "103", "106", "1012").contains(phrase.key(i))) {
      exponent = phrase.key(i).substring(2);
      i++;
    }
    if (exponent == null) {
      return null;
    }
    if (phrase.isAny(i, Set.of("cells", "cell"))) {
      i++;
    }
    if (!phrase.is(i, "/") && !phrase.is(i, "per")) {
      return null;
    }
    String volume =
        switch (phrase.key(i + 1)) {
          case "l", "liter", "litre" -> "L";
          case "ul", "mcl", "microliter", "mm3", "cumm" -> "uL";
          case "ml" -> "mL";
          default -> null;
        };
    return volume == null ? null : new Unit("10*" + exponent + "/" + volume, i + 2);
  }
}
