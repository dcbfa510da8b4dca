package org.chartwarden.notes.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternSieveTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      value = {
        "\\b(?:re-?)?admitted\\b @ Was re-admitted in May @ true",
        "\\b(?:re-?)?admitted\\b @ Was seen in May @ false",
        "\\badmitted\\b @ unadmitted @ false",
        "admitted @ unadmitted @ true",
        "(?i)\\bno (?:known )?disease @ No known disease @ true",
        "(?i)\\bno (?:known )?disease @ No other disease @ false",
        "\\b(?:a|b[cd]|e{1,2}f)x @ the bdx @ true",
        "\\b(?:a|b[cd]|e{1,2}f)x @ the eefx @ true",
        "\\b(?:a|b[cd]|e{1,2}f)x @ the bex @ false",
        "\\b\\d{1,2} weeks @ for 12 weeks @ true",
        "\\b\\d{1,2} weeks @ for 12 days @ false",
        "\\bno\\s+known @ no   known @ true",
        "\\bno\\s+known @ no  other @ false",
        "\\bno  known @ no  known @ true",
        "\\bno\\s*known @ noknown @ true",
        "\\bno\\s{1,3}known @ no  known @ true",
        "(?<=never )in hospital @ never in hospital @ true",
        "(?<!not )(?=p)pregnant @ is pregnant @ true",
        "(?is).*\\b(?:mother|aunt)\\s+had @ her Aunt had it @ true",
        "(?is).*\\b(?:mother|aunt)\\s+had @ she had it @ false",
        "(?<full>\\bctp)|\\bcps @ CPS B @ true",
        "[^a]b @ xb @ true",
        "\\w+ectomy @ appendectomy @ true",
        "(?:x)? @ anything @ true",
        "\\u00e9clat @ éclat @ true",
        "a[\\s/]b @ a/b @ true",
        "a[b-d&&[c]] @ ac @ true",
        "(?>ab)c @ abc @ true",
        "a*b @ b @ true",
        "a+?b @ aab @ true",
        "a{0,3}b @ b @ true",
        "\\Qa.b\\E @ a.b @ true",
      })
  void deniesWhatBeginsNowhereInTheText(String pattern, String text, boolean may) {
    assertEquals(may, PatternSieve.of(Pattern.compile(pattern)).mayFind(text));
  }

  @Test
  void readsNoLettersFromPatternsWhoseCaseIsFoldedBeyondAscii() {
    Pattern kelvin = Pattern.compile("(?iu)k");
    assertTrue(kelvin.matcher("\u212a").find());
    assertTrue(PatternSieve.of(kelvin).mayFind("\u212a"));
  }

  @Test
  void tellsWhichOfManyMayBeFound() {
    PatternSieve sieve =
        PatternSieve.of(
            List.of(
                Pattern.compile("\\bone"), Pattern.compile("two"), Pattern.compile("\\bthree")));
    assertEquals(0b011, sieve.possible("one, and a thirtytwo"));
    assertEquals(0, sieve.possible(""));
  }

  @Test
  void sievedPatternsAnswerAsTheirPatternsDo() {
    SievedPattern ward = SievedPattern.of("(?i)\\bon the (\\w+ )?ward");
    assertTrue(ward.find("Seen on the Ward today"));
    assertFalse(ward.find("Seen on the day"));
    assertFalse(ward.find("Wardrobe"));
    assertTrue(ward.matches("on the acute ward"));
    assertFalse(ward.matches("on the acute ward now"));
    assertEquals(2, ward.all("on the ward, on the new ward").size());
    assertEquals("new ", ward.all("on the ward, on the new ward").get(1).group(1));
  }
}
