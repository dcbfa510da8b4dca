package org.chartwarden.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads units as clinicians and laboratories write them: mEq/L, mcg, mmHg, lbs, K/uL, mg/dl.
 *
 * <p>Where a clinical habit and UCUM clash the habit wins, since this reads charts: {@code F} is
 * degrees Fahrenheit (farad in UCUM), {@code C} degrees Celsius (coulomb).
 */
public final class UnitNames {

  private static final Map<String, String> WHOLE =
      Map.ofEntries(
          Map.entry("mmhg", "mm[Hg]"),
          Map.entry("mm hg", "mm[Hg]"),
          Map.entry("f", "[degF]"),
          Map.entry("°f", "[degF]"),
          Map.entry("degf", "[degF]"),
          Map.entry("deg f", "[degF]"),
          Map.entry("fahrenheit", "[degF]"),
          Map.entry("degrees fahrenheit", "[degF]"),
          Map.entry("c", "Cel"),
          Map.entry("°c", "Cel"),
          Map.entry("degc", "Cel"),
          Map.entry("deg c", "Cel"),
          Map.entry("celsius", "Cel"),
          Map.entry("degrees celsius", "Cel"),
          Map.entry("celcius", "Cel"),
          Map.entry("degrees celcius", "Cel"),
          Map.entry("degrees celsisus", "Cel"),
          Map.entry("farenheit", "[degF]"),
          Map.entry("degrees farenheit", "[degF]"),
          Map.entry("fahreinheit", "[degF]"),
          Map.entry("degrees fahreinheit", "[degF]"),
          Map.entry("torr", "mm[Hg]"),
          Map.entry("bpm", "/min"),
          Map.entry("percent", "%"),
          Map.entry("k/ul", "10*3/uL"),
          Map.entry("k/mcl", "10*3/uL"),
          Map.entry("thou/ul", "10*3/uL"),
          Map.entry("m/ul", "10*6/uL"),
          Map.entry("mil/ul", "10*6/uL"),
          Map.entry("mm", "mm"),
          Map.entry("um", "umol/L"),
          Map.entry("ml/min/1.73m2", "mL/min/{1.73_m2}"),
          Map.entry("ml/min/1.73 m2", "mL/min/{1.73_m2}"),
          Map.entry("ml/min/1.73m^2", "mL/min/{1.73_m2}"),
          Map.entry("ml/min/{1.73_m2}", "mL/min/{1.73_m2}"),
          Map.entry("ml/min/1.73sq m", "mL/min/{1.73_m2}"),
          Map.entry("ratio", "1"),
          Map.entry("ph", "[pH]"));

  private static final Map<String, String> PART =
      Map.ofEntries(
          Map.entry("mcg", "ug"),
          Map.entry("microg", "ug"),
          Map.entry("microgram", "ug"),
          Map.entry("micrograms", "ug"),
          Map.entry("mg", "mg"),
          Map.entry("milligram", "mg"),
          Map.entry("milligrams", "mg"),
          Map.entry("mgs", "mg"),
          Map.entry("gm", "g"),
          Map.entry("gms", "g"),
          Map.entry("gram", "g"),
          Map.entry("grams", "g"),
          Map.entry("kgs", "kg"),
          Map.entry("kilo", "kg"),
          Map.entry("kilos", "kg"),
          Map.entry("kilogram", "kg"),
          Map.entry("kilograms", "kg"),
          Map.entry("lb", "[lb_av]"),
          Map.entry("lbs", "[lb_av]"),
          Map.entry("pound", "[lb_av]"),
          Map.entry("pounds", "[lb_av]"),
          Map.entry("oz", "[oz_av]"),
          Map.entry("in", "[in_i]"),
          Map.entry("inch", "[in_i]"),
          Map.entry("inches", "[in_i]"),
          Map.entry("ft", "[ft_i]"),
          Map.entry("feet", "[ft_i]"),
          Map.entry("foot", "[ft_i]"),
          Map.entry("meter", "m"),
          Map.entry("metre", "m"),
          Map.entry("meters", "m"),
          Map.entry("metres", "m"),
          Map.entry("centimeter", "cm"),
          Map.entry("centimetre", "cm"),
          Map.entry("centimeters", "cm"),
          Map.entry("centimetres", "cm"),
          Map.entry("mmhg", "mm[Hg]"),
          Map.entry("cc", "mL"),
          Map.entry("mcl", "uL"),
          Map.entry("microl", "uL"),
          Map.entry("microliter", "uL"),
          Map.entry("deciliter", "dL"),
          Map.entry("milliliter", "mL"),
          Map.entry("milliliters", "mL"),
          Map.entry("cmm", "uL"),
          Map.entry("mm^3", "mm3"),
          Map.entry("m^2", "m2"),
          Map.entry("l", "L"),
          Map.entry("liter", "L"),
          Map.entry("litre", "L"),
          Map.entry("liters", "L"),
          Map.entry("litres", "L"),
          Map.entry("meq", "meq"),
          Map.entry("meqs", "meq"),
          Map.entry("milliequivalents", "meq"),
          Map.entry("millimoles", "mmol"),
          Map.entry("mmols", "mmol"),
          Map.entry("micromol", "umol"),
          Map.entry("micromoles", "umol"),
          Map.entry("mcmol", "umol"),
          Map.entry("microiu", "u[IU]"),
          Map.entry("mosm", "mosm"),
          Map.entry("iu", "[IU]"),
          Map.entry("unit", "[IU]"),
          Map.entry("units", "[IU]"),
          Map.entry("miu", "m[IU]"),
          Map.entry("uiu", "u[IU]"),
          Map.entry("mu", "m[IU]"),
          Map.entry("s", "s"),
          Map.entry("sec", "s"),
          Map.entry("secs", "s"),
          Map.entry("second", "s"),
          Map.entry("seconds", "s"),
          Map.entry("msec", "ms"),
          Map.entry("msecs", "ms"),
          Map.entry("millisecond", "ms"),
          Map.entry("milliseconds", "ms"),
          Map.entry("mins", "min"),
          Map.entry("minute", "min"),
          Map.entry("minutes", "min"),
          Map.entry("hr", "h"),
          Map.entry("hrs", "h"),
          Map.entry("hour", "h"),
          Map.entry("hours", "h"),
          Map.entry("day", "d"),
          Map.entry("days", "d"),
          Map.entry("24h", "d"),
          Map.entry("24 h", "d"),
          Map.entry("24hr", "d"),
          Map.entry("24 hr", "d"),
          Map.entry("24 hours", "d"),
          Map.entry("week", "wk"),
          Map.entry("weeks", "wk"),
          Map.entry("month", "mo"),
          Map.entry("months", "mo"),
          Map.entry("year", "a"),
          Map.entry("years", "a"),
          Map.entry("yr", "a"),
          Map.entry("yrs", "a"),
          Map.entry("year old", "a"),
          Map.entry("years old", "a"),
          Map.entry("beats", ""),
          Map.entry("breaths", ""),
          Map.entry("cells", ""),
          Map.entry("10^3", "10*3"),
          Map.entry("x10^3", "10*3"),
          Map.entry("10e3", "10*3"),
          Map.entry("x10e3", "10*3"),
          Map.entry("10^6", "10*6"),
          Map.entry("x10^6", "10*6"),
          Map.entry("10e6", "10*6"),
          Map.entry("x10e6", "10*6"),
          Map.entry("10^9", "10*9"),
          Map.entry("x10^9", "10*9"),
          Map.entry("10e9", "10*9"),
          Map.entry("x10e9", "10*9"),
          Map.entry("10^12", "10*12"),
          Map.entry("x10^12", "10*12"),
          Map.entry("tab", "{tablet}"),
          Map.entry("tabs", "{tablet}"),
          Map.entry("tablet", "{tablet}"),
          Map.entry("tablets", "{tablet}"),
          Map.entry("puff", "{puff}"),
          Map.entry("puffs", "{puff}"));

  /** What was read before: charts and notes write few units, and reading one takes a while. */
  private static final Map<String, Optional<String>> KNOWN = new ConcurrentHashMap<>();

  private static final int KNOWN_LIMIT = 5000;
  private static final int KNOWN_LENGTH = 60;

  private UnitNames() {}

  /** The UCUM code of a written unit, or empty when it cannot be read. */
  public static Optional<String> ucum(String written) {
    Optional<String> known = KNOWN.get(written);
    if (known != null) {
      return known;
    }
    Optional<String> code = read(written);
    if (written.length() <= KNOWN_LENGTH && KNOWN.size() < KNOWN_LIMIT) {
      KNOWN.put(written, code);
    }
    return code;
  }

  private static Optional<String> read(String written) {
    String text = plain(written);
    if (text.isEmpty() || text.equals("1")) {
      return text.isEmpty() ? Optional.empty() : Optional.of("1");
    }
    String lower = text.toLowerCase(Locale.ROOT);
    String whole = text.equals("mM") ? "mmol/L" : WHOLE.get(lower);
    if (whole != null) {
      return Optional.of(whole);
    }
    Optional<String> parts = byParts(text, false);
    if (parts.isPresent()) {
      return parts;
    }
    // Letter case is meaning in UCUM; only what cannot be read otherwise is read without it.
    return byParts(text, true);
  }

  /** One spelling for micro, for raised digits and for the times before a power of ten. */
  private static String plain(String written) {
    return written
        .strip()
        .replace('µ', 'u')
        .replace('μ', 'u')
        .replace('×', 'x')
        .replaceAll("10(?=[²³⁶⁹])", "10^")
        .replace('²', '2')
        .replace('³', '3')
        .replace('⁶', '6')
        .replace('⁹', '9')
        .replaceAll("\\s+", " ")
        .replaceAll("^x 10", "x10");
  }

  private static Optional<String> byParts(String text, boolean foldCase) {
    String slashed = text.replaceAll("(?i)\\s+per\\s+", "/").replaceAll("\\s*/\\s*", "/");
    List<String> parts = new ArrayList<>();
    for (String part : slashed.split("/", -1)) {
      String synonym = PART.get(part.toLowerCase(Locale.ROOT));
      boolean ucum = isUcum(part);
      // A synonym wins where UCUM reads something no clinician means ("in", "gm", "mu").
      parts.add(synonym != null && !(ucum && part.equals(synonym)) ? synonym : part);
    }
    String joined = litres(String.join("/", parts));
    if (foldCase) {
      joined = litres(joined.toLowerCase(Locale.ROOT));
    }
    return isUcum(joined) ? Optional.of(joined) : Optional.empty();
  }

  /** One spelling for the litre, so that mg/dl and mg/dL are the same text. */
  private static String litres(String unit) {
    return unit.replaceAll("(?<=^|[/.])([munpdk]?)l(?=$|[/.])", "$1L");
  }

  private static boolean isUcum(String code) {
    return code.equals("Cel") || code.equals("[degF]") || UnitForm.of(code).isPresent();
  }
}
