package org.chartwarden.units;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.Pair;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;

/**
 * A UCUM unit reduced to base units: one of it is {@code factor} of {@code base}.
 *
 * <p>UCUM makes the mole, the equivalent and arbitrary units (IU) plain numbers, so that 10*9/L and
 * mmol/L would convert into each other. {@code counted} keeps these apart: it holds the exponent of
 * each such atom, and two forms are the same kind only if it is equal.
 *
 * @param factor exact to 25 digits
 * @param base canonical UCUM units
 * @param counted exponents of mol, eq, osm and of each arbitrary unit
 */
record UnitForm(BigDecimal factor, String base, Map<String, Integer> counted) {

  private static final String ONE = "1.000000000000000000000000000000";
  private static final Pattern ATOM =
      Pattern.compile(
          "\\d*[munpfkdcM]?(mol|eq|osm|kat|U)(-?\\d+)?(?=[./)]|$)"
              + "|[munkM]?(\\[[A-Za-z0-9']*[Uu]\\])(-?\\d+)?");

  /** What brackets enclose is a name or a remark; the digits in it are no powers. */
  private static final Pattern NAMES = Pattern.compile("\\{[^}]*\\}|\\[[^\\]]*\\]");

  private static final Pattern POWER_OF_TEN = Pattern.compile("10[*^][+-]?(\\d+)");
  private static final Pattern FACTOR = Pattern.compile("[^0-9./()+-][^0-9./()+-]*[+-]?(\\d*)");

  /** The largest power of ten, and the most factors, that a unit may have to be reduced. */
  private static final int MOST_TENS = 60;

  private static final int MOST_FACTORS = 12;

  private static final UcumEssenceService UCUM = load();
  private static final Map<String, Optional<UnitForm>> KNOWN = new ConcurrentHashMap<>();
  private static final int KNOWN_LIMIT = 5000;

  /** The form of a UCUM code, or empty when it is not one. */
  static Optional<UnitForm> of(String code) {
    Optional<UnitForm> known = KNOWN.get(code);
    if (known != null) {
      return known;
    }
    Optional<UnitForm> form = reduce(code);
    if (KNOWN.size() < KNOWN_LIMIT) {
      KNOWN.put(code, form);
    }
    return form;
  }

  boolean sameKind(UnitForm other) {
    return base.equals(other.base) && counted.equals(other.counted);
  }

  /** The same text for all forms of one kind. */
  String kind() {
    return counted.isEmpty() ? base : base + " " + new TreeMap<>(counted);
  }

  private static Optional<UnitForm> reduce(String code) {
    if (code.isBlank() || code.length() > 100 || !reducible(code)) {
      return Optional.empty();
    }
    synchronized (UCUM) {
      try {
        if (UCUM.validate(code) != null) {
          return Optional.empty();
        }
        Pair canonical = UCUM.getCanonicalForm(new Pair(new Decimal(ONE), code));
        return Optional.of(
            new UnitForm(
                new BigDecimal(canonical.getValue().asDecimal()),
                canonical.getCode(),
                counted(code)));
      } catch (UcumException e) {
        // The library signals "not a unit" and "a unit with an offset" this way; both are no form.
        return Optional.empty();
      }
    }
  }

  /**
   * Whether a code is of a size that units have. The library multiplies digit strings, once for
   * each step of a power, so {@code kg99999999} would keep it busy for hours and {@code Ym99} for a
   * minute while everybody else waits.
   */
  private static boolean reducible(String code) {
    String bare = NAMES.matcher(code).replaceAll("n");
    return powers(POWER_OF_TEN.matcher(bare)) <= MOST_TENS
        && powers(FACTOR.matcher(POWER_OF_TEN.matcher(bare).replaceAll("1"))) <= MOST_FACTORS;
  }

  /** The sum of the powers that a pattern finds, one where there is none. */
  private static int powers(Matcher power) {
    int sum = 0;
    while (power.find()) {
      String digits = power.group(1);
      sum += digits.isEmpty() ? 1 : digits.length() > 3 ? 1000 : Integer.parseInt(digits);
    }
    return sum;
  }

  private static Map<String, Integer> counted(String code) {
    Map<String, Integer> counted = new TreeMap<>();
    String bare = code.replaceAll("\\{[^}]*\\}", "");
    int groupSign = 1;
    int depth = 0;
    int position = 0;
    Matcher atom = ATOM.matcher(bare);
    while (position < bare.length()) {
      char c = bare.charAt(position);
      boolean divided = position > 0 && bare.charAt(position - 1) == '/';
      if (c == '(') {
        groupSign = depth++ == 0 && divided ? -1 : groupSign;
      } else if (c == ')' && --depth == 0) {
        groupSign = 1;
      }
      boolean starts = position == 0 || "./(".indexOf(bare.charAt(position - 1)) >= 0;
      if (starts && atom.region(position, bare.length()).lookingAt()) {
        String name = atom.group(1) == null ? atom.group(3) : atom.group(1);
        String power = atom.group(1) == null ? atom.group(4) : atom.group(2);
        // A catalytic unit is an amount of substance by time.
        String key = name.equals("U") || name.equals("kat") ? "mol" : name;
        int exponent = (power == null ? 1 : Integer.parseInt(power)) * (divided ? -1 : 1);
        counted.merge(key, exponent * groupSign, Integer::sum);
      }
      position++;
    }
    counted.values().removeIf(exponent -> exponent == 0);
    return Map.copyOf(counted);
  }

  private static UcumEssenceService load() {
    try (InputStream essence = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
      return new UcumEssenceService(essence);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UcumException e) {
      throw new IllegalStateException("the UCUM definitions do not load", e);
    }
  }
}
