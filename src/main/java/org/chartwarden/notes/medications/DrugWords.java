package org.chartwarden.notes.medications;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/**
 * Small words around drugs: salts, release forms, dosage forms and words without a meaning here.
 */
final class DrugWords {

  private static final Map<String, String> SALTS = new HashMap<>();
  private static final Map<String, String> RELEASES = new HashMap<>();
  private static final Map<String, String> FORMS = new HashMap<>();

  static {
    list(SALTS, "succinate", "succinate;succ;succin");
    list(SALTS, "tartrate", "tartrate;tart;tartate");
    list(SALTS, "hydrochloride", "hydrochloride;hcl");
    for (String salt :
        "sodium;potassium;calcium;magnesium;sulfate;acetate;phosphate;citrate;maleate;mesylate;besylate;fumarate;gluconate;chloride;bromide;hydrobromide;carbonate;bicarbonate;mononitrate;dinitrate;furoate;propionate;dipropionate;valerate;lactate;nitrate;decanoate;palmitate;pamoate;etexilate;mofetil;axetil;disoproxil;alafenamide;medoxomil;trihydrate;monohydrate;bitartrate;stearate;enanthate;cypionate;salicylate;edisylate;butyrate;aspartate;oxide;malate;tosylate;xinafoate;valproate"
            .split(";")) {
      SALTS.put(salt, salt);
    }
    SALTS.put("sulphate", "sulfate");
    SALTS.put("sulf", "sulfate");
    SALTS.put("na", "sodium");
    list(
        RELEASES,
        "extended",
        "xr;er;xl;sr;cr;la;mr;xt;cd;contin;prolonged-release;retard;ext-rel;sa;pr-release");
    list(RELEASES, "immediate", "ir");
    list(RELEASES, "delayed", "ec;dr;enteric-coated;gastro-resistant");
    list(RELEASES, "dispersible", "odt;dispersible;melt;zydis;soltab");
    list(FORMS, "tablet", "tablet;tablets;tab;tabs;pill;pills;caplet;caplets");
    list(FORMS, "capsule", "capsule;capsules;cap;caps");
    list(FORMS, "solution", "solution;soln;syrup;suspension;liquid;elixir;susp;syr");
    list(FORMS, "patch", "patch;patches");
    list(FORMS, "infusion", "infusion;infusions;drip;drips;gtt;gtts;ggt");
    list(FORMS, "bolus", "bolus;boluses;bolused");
    list(
        FORMS,
        "inhaler",
        "inhaler;puffer;mdi;hfa;diskus;respimat;turbuhaler;accuhaler;ellipta;handihaler");
    list(FORMS, "nebule", "neb;nebs;nebule;nebules;nebulizer;nebuliser;nebulized;nebulised");
    list(FORMS, "injection", "injection;injections;shot;shots;depot;inj;jab");
    list(FORMS, "suppository", "suppository;suppositories;supp");
    list(FORMS, "pessary", "pessary;pessaries");
    list(FORMS, "cream", "cream;ointment;gel;lotion;paste;oint");
    list(FORMS, "drops", "drops;eyedrops;gutt");
    list(FORMS, "spray", "spray");
    list(FORMS, "enema", "enema");
    list(FORMS, "premix", "pca;epidural");
    list(FORMS, "powder", "powder;sachet;sachets");
  }

  private static final Set<String> WAYS =
      Set.of(
          "iv", "po", "sq", "sc", "im", "pr", "subq", "neb", "nebs", "inhaled", "oral", "sl", "it");

  private static final Set<String> FILLERS =
      Set.of(
          "was",
          "is",
          "were",
          "are",
          "been",
          "has",
          "had",
          "have",
          "be",
          "being",
          "at",
          "of",
          "dose",
          "a",
          "an",
          "the",
          "dosed",
          "doses",
          "with",
          "to",
          "@",
          "=",
          ":",
          "-",
          "—",
          "–",
          "on",
          "in",
          "x",
          "then",
          "also",
          "currently",
          "now",
          "rate",
          "which",
          "required",
          "needed",
          "infusing",
          "running",
          "low",
          "high",
          "low-dose",
          "total",
          "her",
          "his",
          "its",
          "still",
          "both",
          "given",
          "as",
          "by",
          "from",
          "only",
          "up",
          "via",
          "daily",
          "into",
          "titrated",
          "set",
          "#",
          "~",
          "about",
          "approximately",
          "approx",
          "ongoing",
          "just",
          "today",
          "for",
          "through",
          "remains",
          "support",
          "started",
          "taking",
          "receiving",
          "got",
          "load",
          "loading",
          "w",
          "w/",
          "full",
          "sub",
          "half",
          "extra",
          "strength",
          "divided",
          "div",
          "split",
          "take",
          "takes",
          "use",
          "inhale",
          "apply",
          "instil",
          "instill",
          "per",
          "after",
          "over",
          "fixed",
          "standing",
          "scheduled",
          "sched",
          "routine",
          "regular",
          "empiric",
          "oral",
          "(",
          ")",
          "[",
          "]",
          "*");

  private DrugWords() {}

  static String salt(Token token) {
    return SALTS.get(token.key());
  }

  static String release(Token token) {
    boolean loud = token.raw().equals(token.raw().toUpperCase(java.util.Locale.ROOT));
    String release = RELEASES.get(token.key());
    return token.key().length() > 2
            || loud
            || token.is("xl")
            || token.is("xr")
            || token.is("sr")
            || token.is("er")
            || token.is("mr")
        ? release
        : null;
  }

  static String form(Token token) {
    return FORMS.get(token.key());
  }

  /** Whether a word behind a name tells a form, release or route and no other drug. */
  static boolean detail(String word) {
    return FORMS.containsKey(word) || RELEASES.containsKey(word) || way(word);
  }

  static boolean salted(String word) {
    return SALTS.containsKey(word);
  }

  /** Whether a word is a route. */
  static boolean way(String word) {
    return WAYS.contains(word);
  }

  static boolean filler(Token token) {
    return FILLERS.contains(token.key());
  }

  private static void list(Map<String, String> map, String name, String words) {
    for (String word : List.of(words.split(";"))) {
      map.put(word, name);
    }
  }
}
