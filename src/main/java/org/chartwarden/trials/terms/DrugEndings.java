package org.chartwarden.trials.terms;

import java.util.Set;

/** Endings that international nonproprietary names share (WHO list of INN stems). */
final class DrugEndings {

  private static final String[] STEMS = {
    "mab",
    "tinib",
    "ciclib",
    "parib",
    "zomib",
    "degib",
    "lisib",
    "rafenib",
    "metinib",
    "sertib",
    "stat",
    "pril",
    "sartan",
    "olol",
    "dipine",
    "statin",
    "gliflozin",
    "gliptin",
    "glutide",
    "glitazone",
    "azepam",
    "azolam",
    "oxetine",
    "triptan",
    "setron",
    "prazole",
    "tidine",
    "cillin",
    "floxacin",
    "mycin",
    "cycline",
    "conazole",
    "vir",
    "vudine",
    "platin",
    "rubicin",
    "taxel",
    "trexed",
    "trexate",
    "parin",
    "xaban",
    "gatran",
    "grel",
    "fibrate",
    "dronate",
    "dronic",
    "caine",
    "curium",
    "curonium",
    "fentanil",
    "terol",
    "tropium",
    "asone",
    "isone",
    "olone",
    "onide",
    "lukast",
    "fylline",
    "lutamide",
    "trozole",
    "relin",
    "relix",
    "imus",
    "cept",
    "kinra",
    "citinib",
    "leukin",
    "grastim",
    "poetin",
    "thiazide",
    "semide",
    "vaptan",
    "giline",
    "zodone",
    "pramine",
    "triptyline",
    "peridol",
    "peridone",
    "apine",
    "idone",
    "bamate",
    "barbital",
    "racetam",
    "gabalin",
    "toin",
    "sulfa",
    "sulfan",
    "mustine",
    "zolomide",
    "abine",
    "quine"
  };

  private static final Set<String> NONE =
      org.chartwarden.trials.phrases.WordSet.of(
          "combine determine thermostat status cocaine carbine dishabille baseline onside",
          "melanoma quarantine columbine bovine hepatitis turbine rheostat heliostat concubine",
          "cryostat hemostat condone opossum outside inside beside someone anyone alone cyclone",
          "asone routine quinine accept concept except intercept percept precept reservoir",
          "elixir stat abdomen");

  private DrugEndings() {}

  static boolean fits(String word) {
    if (NONE.contains(word) || word.length() < 7) {
      return false;
    }
    for (String stem : STEMS) {
      if (word.endsWith(stem)) {
        return true;
      }
    }
    return false;
  }
}
