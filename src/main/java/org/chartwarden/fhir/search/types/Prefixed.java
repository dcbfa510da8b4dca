package org.chartwarden.fhir.search.types;

import java.util.Set;
import org.chartwarden.fhir.search.SearchParam;

/**
 * A value with its comparison prefix (FHIR R4, section 3.1.1.4.5).
 *
 * @param prefix two letters, {@code eq} where none was given
 * @param value what follows
 */
record Prefixed(String prefix, String value) {

  private static final Set<String> KNOWN =
      Set.of("eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap");

  static Prefixed of(SearchParam param, String text) {
    if (text.length() >= 2 && isLetter(text.charAt(0)) && isLetter(text.charAt(1))) {
      String prefix = text.substring(0, 2);
      if (!KNOWN.contains(prefix)) {
        throw SearchText.badValue(
            param, text, "a value with one of the prefixes eq, ne, gt, lt, ge, le, sa, eb, ap");
      }
      return new Prefixed(prefix, text.substring(2));
    }
    return new Prefixed("eq", text);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }
}
