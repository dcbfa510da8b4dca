package org.chartwarden.deidentification.detectors;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Streets with their towns, post boxes, towns with their states, where somebody lives. */
final class AddressDetector implements IdentifierDetector {

  private static final String WORD = "\\p{Lu}[\\p{L}'’.-]{0,30}";
  private static final String STATE =
      "(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|"
          + "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|"
          + "Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|"
          + "Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|"
          + "North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|"
          + "Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming)";
  private static final String TOWN_WORD = "(?:(?:St|Mt|Ft|Pt)\\.|\\p{Lu}[\\p{L}'’-]{0,30}+(?!\\d))";
  private static final String TOWN = TOWN_WORD + "(?: " + TOWN_WORD + "){0,3}";
  private static final String TAIL =
      "(?:,? {0,2}(?:Apt|Apartment|Unit|Suite|Ste|Floor|Fl|Room|#)\\.? ?#?[\\w-]{1,6})?"
          + "(?:,\\s{0,2}"
          + TOWN
          + ")?"
          + "(?:,?\\s{1,2}"
          + STATE
          + "\\b\\.?)?(?:,?\\s{1,2}\\d{5}(?:-\\d{4})?\\b)?"
          + "(?:,?\\s{1,2}[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}\\b)?";
  private static final Pattern STREET =
      Pattern.compile(
          "(?<![\\w.])\\d{1,6}[A-Za-z]? (?:(?:N|S|E|W|NE|NW|SE|SW)\\.? )?(?:(?:"
              + WORD
              + "|\\d{1,3}(?:st|nd|rd|th)) ){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|"
              + "Place|Pl|Way|Terrace|Ter|Circle|Cir|Highway|Hwy|Parkway|Pkwy|Square|Sq|Trail|Crescent|Close|Row)\\b\\.?"
              + TAIL);
  private static final Pattern EUROPEAN =
      Pattern.compile(
          "(?<![\\p{L}])(?:"
              + WORD
              + " ){0,2}(?:\\p{Lu}[\\p{L}-]{1,30}(?:straße|strasse|str\\.|weg|gasse|platz|allee|gade|gatan|straat|laan)"
              + "|(?:Calle|Avenida|Rue|Via|Plaza|Piazza|Avenue de|Rua) (?:\\p{L}{1,12} ){0,2}"
              + WORD
              + "),? \\d{1,4}[a-z]?(?:,?\\s{1,2}(?:[A-Z]{1,2}-)?\\d{4,5})?(?:,?\\s{1,2}"
              + TOWN
              + ")?");
  private static final Pattern BOX =
      Pattern.compile("(?iu)\\bP\\.?\\s?O\\.?\\s?Box \\d{1,6}(?-i)" + TAIL);
  private static final Pattern TOWN_AND_STATE =
      Pattern.compile("(?<![\\p{L}])" + TOWN + ", " + STATE + "\\b(?: \\d{5}(?:-\\d{4})?)?");
  private static final Pattern LIVES =
      Pattern.compile(
          "(?iu)\\b(?:lives|living|lived|resides|residing|resident|moved|born|native|wohnhaft|vive|travel(?:ed|led)"
              + "|(?:transferred|flown|came) (?:here )?from)\\b(?: (?:alone|independently|there|now|currently))?(?:"
              + " (?:with|w/) (?:\\p{L}{1,12} ){1,3}\\p{L}{1,15})? (?:in|at|of|to|from|near) (?:the )?(?-i)("
              + TOWN
              + "(?:, "
              + STATE
              + ")?)");
  private static final Pattern POLICE =
      Pattern.compile(
          "\\b(?:of|in|from) (?:the )?("
              + WORD
              + "(?: "
              + WORD
              + ")?) (?:police|area|county|County|suburb)");
  private static final Pattern POSTAL =
      Pattern.compile(
          "(?iu)\\b(?:zip|postal|postcode|plz)(?: code)?[: ]{1,3}(\\d{4,5}(?:-\\d{4})?)");
  private static final Pattern AFTER_PLACE =
      Pattern.compile("\\((" + TOWN + ",? " + STATE + ")\\)");

  @Override
  public void find(String text, Consumer<Identifier> found) {
    for (Pattern pattern : new Pattern[] {STREET, EUROPEAN, BOX, TOWN_AND_STATE}) {
      ContactDetector.all(pattern, IdentifierKind.ADDRESS, 0, text, found);
    }
    for (Pattern pattern : new Pattern[] {LIVES, POLICE, POSTAL, AFTER_PLACE}) {
      ContactDetector.all(pattern, IdentifierKind.ADDRESS, 1, text, found);
    }
  }
}
