package org.chartwarden.consistency.checking;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Routes of charts by the names that claims use. */
final class Routes {

  private static final Map<String, String> SNOMED =
      Map.ofEntries(
          Map.entry("26643006", "oral"),
          Map.entry("47625008", "intravenous"),
          Map.entry("34206005", "subcutaneous"),
          Map.entry("78421000", "intramuscular"),
          Map.entry("37839007", "buccal"),
          Map.entry("54471007", "buccal"),
          Map.entry("45890007", "transdermal"),
          Map.entry("37161004", "rectal"),
          Map.entry("46713006", "intranasal"),
          Map.entry("447694001", "inhaled"),
          Map.entry("127492001", "enteral"));

  private static final Map<String, String> NAMES = names();

  private Routes() {}

  /** The route of a SNOMED CT code, or null. */
  static String ofSnomed(String code) {
    return SNOMED.get(code);
  }

  /** The route that a word of a chart names, or null. */
  static String named(String text) {
    String key = text.toLowerCase(Locale.ROOT).replace(".", "").strip();
    String known = NAMES.get(key);
    return known != null ? known : NAMES.get(key.replace(" route", "").strip());
  }

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    add(names, "oral", "po", "oral", "by mouth", "orally", "per os");
    add(names, "intravenous", "iv", "intravenous", "ivpb", "iv push", "iv infusion");
    add(names, "subcutaneous", "sc", "sq", "subq", "subcut", "subcutaneous");
    add(names, "intramuscular", "im", "intramuscular");
    add(names, "buccal", "sl", "sublingual", "buccal");
    add(names, "transdermal", "td", "transdermal", "patch");
    add(names, "rectal", "pr", "rectal", "per rectum");
    add(names, "intranasal", "intranasal", "nasal", "in");
    add(names, "inhaled", "inh", "inhaled", "inhalation", "neb", "nebulized", "nebulised");
    add(names, "enteral", "ng", "ngt", "og", "ogt", "per tube", "peg", "nasogastric", "g-tube");
    add(names, "topical", "topical", "top");
    return names;
  }

  private static void add(Map<String, String> names, String route, String... words) {
    for (String word : words) {
      names.put(word, route);
    }
  }
}
