package org.chartwarden.notes.medications;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.notes.text.Token;

/** The units of doses in the ways they are written, as UCUM codes. */
final class DoseUnits {

  /**
   * A unit.
   *
   * @param end index after its last token
   */
  record Found(String code, Amount.Kind kind, int end) {}

  private static final Map<String, String> AMOUNTS = new HashMap<>();
  private static final Map<String, String> PIECES = new HashMap<>();
  private static final Map<String, String> BELOW = new HashMap<>();

  static {
    list(AMOUNTS, "g", "g;gm;gms;gr;gram;grams;gramme;grammes");
    list(AMOUNTS, "mg", "mg;mgs;mgm;mgms;milligram;milligrams;milligramme;milligrammes");
    list(AMOUNTS, "ug", "mcg;ug;mcgs;microgram;micrograms;microgramme;microgrammes;microg;mcgm");
    list(AMOUNTS, "ng", "ng;nanogram;nanograms");
    list(AMOUNTS, "meq", "meq;meqs;milliequivalent;milliequivalents;mequiv");
    list(AMOUNTS, "mmol", "mmol;mmols;millimole;millimoles;mmoles");
    list(AMOUNTS, "mL", "ml;mls;cc;ccs;milliliter;milliliters;millilitre;millilitres");
    list(AMOUNTS, "L", "l;liter;liters;litre;litres;lt;ltr;ltrs");
    list(AMOUNTS, "[iU]", "u;un;unit;units;iu;ius;intl;ui");
    list(AMOUNTS, "m[iU]", "mu;milliunit;milliunits;miu");
    list(AMOUNTS, "mCi", "mci;millicurie;millicuries");
    list(AMOUNTS, "kcal", "kcal;kcals");
    list(PIECES, "{tbl}", "tab;tabs;tablet;tablets;tabl");
    list(PIECES, "{cap}", "cap;caps;capsule;capsules");
    list(PIECES, "{puff}", "puff;puffs;inhalation;inhalations;inh;actuation;actuations");
    list(PIECES, "{spray}", "spray;sprays;squirt;squirts");
    list(PIECES, "[drp]", "drop;drops;gtt;gtts");
    list(PIECES, "{patch}", "patch;patches");
    list(PIECES, "{supp}", "suppository;suppositories;supp;supps;pessary;pessaries");
    list(PIECES, "{neb}", "neb;nebs;nebule;nebules;respule;respules");
    list(PIECES, "{vial}", "vial;vials");
    list(PIECES, "{amp}", "amp;amps;ampule;ampules;ampoule;ampoules");
    list(PIECES, "{packet}", "packet;packets;sachet;sachets;pkt;pkts");
    list(PIECES, "{lozenge}", "lozenge;lozenges;troche;troches");
    list(PIECES, "{bag}", "bag;bags;pack;packs;pool;pools");
    list(PIECES, "{dose}", "dose;doses");
    list(PIECES, "{application}", "application;applications;strip;strips");
    list(PIECES, "[tsp_us]", "tsp;teaspoon;teaspoons;teaspoonful;teaspoonfuls");
    list(PIECES, "[tbs_us]", "tbsp;tablespoon;tablespoons");
    list(PIECES, "{can}", "can;cans;scoop;scoops;carton;cartons");
    list(BELOW, "kg", "kg;kilo;kgs;kilogram");
    list(BELOW, "m2", "m2;sqm");
    list(BELOW, "min", "min;minute;mins;minutes;mn");
    list(BELOW, "h", "h;hr;hour;hrs;hours;°");
    list(BELOW, "d", "d;day;24h;24hr;24hrs;die");
    list(BELOW, "wk", "wk;week");
    list(BELOW, "{dose}", "dose;actuation;act;puff;spray;tablet;tab;capsule;inhalation;inh");
    list(BELOW, "mL", "ml;cc");
    list(BELOW, "L", "l;liter;litre;dl");
  }

  private DoseUnits() {}

  /** The unit that begins at a token, or null. */
  static Found at(List<Token> tokens, int from, int to) {
    int i = from;
    if (i + 1 < to && tokens.get(i).is("-") && !tokens.get(i).spaced()) {
      i++;
    }
    if (i >= to || !tokens.get(i).isWord() || tokens.get(i).breaks() > 0) {
      return slashed(tokens, from, to);
    }
    String key = tokens.get(i).key();
    String pieces = PIECES.get(key);
    if (pieces != null) {
      return new Found(pieces, Amount.Kind.PIECES, i + 1);
    }
    String amount = AMOUNTS.get(key);
    if (amount == null) {
      return null;
    }
    if (key.equals("intl") && i + 1 < to && tokens.get(i + 1).is("units")) {
      i++;
    }
    if (amount.equals("m[iU]") && tokens.get(i).raw().equals("MU")) {
      amount = "M[iU]";
    }
    return below(tokens, amount, i + 1, to);
  }

  /** "100/h" of a fluid: a rate whose unit is left out. */
  private static Found slashed(List<Token> tokens, int from, int to) {
    if (from + 1 >= to || !tokens.get(from).is("/")) {
      return null;
    }
    String below = BELOW.get(tokens.get(from + 1).key());
    return "h".equals(below) || "min".equals(below)
        ? new Found("/" + below, Amount.Kind.RATE, from + 2)
        : null;
  }

  private static Found below(List<Token> tokens, String amount, int from, int to) {
    StringBuilder code = new StringBuilder(amount);
    Amount.Kind kind = Amount.Kind.DOSE;
    int i = from;
    for (int step = 0; step < 3 && i + 1 < to; step++) {
      boolean slash = tokens.get(i).is("/") || tokens.get(i).is("per") || tokens.get(i).is("an");
      boolean a = tokens.get(i).is("a") && tokens.get(i + 1).is("minute");
      boolean hourly = tokens.get(i).is("hourly") || tokens.get(i).is("ph");
      if (hourly) {
        return new Found(code.append("/h").toString(), Amount.Kind.RATE, i + 1);
      }
      if (!slash && !a) {
        break;
      }
      int at = i + 1;
      Token next = tokens.get(at);
      if (next.isNumber() && at + 1 < to) {
        String key = tokens.get(at + 1).key();
        if (BELOW.getOrDefault(key, "").equals("mL")) {
          return new Found(code.append("/mL").toString(), Amount.Kind.SOLUTION, at + 2);
        }
        boolean day = next.is("24") && key.startsWith("h");
        if (day) {
          code.append("/d");
          i = at + 2;
          continue;
        }
        break;
      }
      String below = BELOW.get(next.key());
      if (below == null) {
        break;
      }
      i = at + 1;
      switch (below) {
        case "mL" -> {
          return new Found(code.append("/mL").toString(), Amount.Kind.SOLUTION, i);
        }
        case "L" -> {
          return new Found(code.append("/L").toString(), Amount.Kind.CONCENTRATION, i);
        }
        case "{dose}" -> {
          // "mg/kg/dose" says what "mg/kg" says.
        }
        case "min", "h" -> {
          code.append('/').append(below);
          kind = Amount.Kind.RATE;
        }
        default -> code.append('/').append(below);
      }
    }
    if (i < to && tokens.get(i).is("hourly")) {
      return new Found(code.append("/h").toString(), Amount.Kind.RATE, i + 1);
    }
    return new Found(code.toString(), kind, i);
  }

  private static void list(Map<String, String> map, String code, String words) {
    for (String word : words.split(";")) {
      map.put(word, code);
    }
  }
}
