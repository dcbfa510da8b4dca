package org.chartwarden.notes.times;

import java.util.Set;

/** The words by which a bare number is told to be a time of the day, or not to be one. */
final class ClockWords {

  static final Set<String> LEADS =
      Set.of("@", "at", "by", "from", "until", "till", "since", "around", "before", "after", "~");

  /** Before "at" or "by" they make the number behind it a value. */
  static final Set<String> VALUED =
      Set.of(
          "peaked",
          "peaking",
          "peak",
          "is",
          "was",
          "were",
          "remains",
          "remained",
          "stable",
          "elevated",
          "high",
          "up",
          "down",
          "increased",
          "decreased",
          "resulted",
          "level",
          "count",
          "plateaued",
          "running",
          "rate",
          "measured",
          "settled",
          "troughed",
          "infusing",
          "risen",
          "fallen",
          "rose",
          "fell",
          "set",
          "estimated");

  /** Near before "since 2015" they make the number a year. */
  static final Set<String> LASTING =
      Set.of(
          "known",
          "diagnosed",
          "dx",
          "hx",
          "history",
          "smoker",
          "smoked",
          "smokes",
          "smoking",
          "quit",
          "sober",
          "abstinent",
          "retired",
          "married",
          "widowed",
          "divorced",
          "lived",
          "worked",
          "treated",
          "followed",
          "carrier",
          "remission",
          "disease",
          "syndrome",
          "cirrhosis",
          "diabetes",
          "hypertension",
          "menopause",
          "menopausal");

  static final Set<String> RATIOS =
      Set.of(
          "titre",
          "titer",
          "titres",
          "titers",
          "ratio",
          "i:e",
          "e",
          "ana",
          "rpr",
          "vdrl",
          "dilution",
          "diluted",
          "antibody",
          "antibodies",
          "anti-d",
          "asma",
          "ama",
          "dsdna");

  static final Set<String> HOURS = Set.of("h", "hrs", "hours", "hr", "hour");

  /** Right before a bare number of four digits they make it a time. */
  static final Set<String> HEADS =
      Set.of(
          "vitals",
          "vital",
          "signs",
          "vs",
          "labs",
          "gas",
          "abg",
          "vbg",
          "obs",
          "exam",
          "shift",
          "time",
          "bloods",
          "note",
          "observations",
          "chem",
          "cbc",
          "lab",
          "assessment",
          "hrs",
          "hours",
          "report",
          "day",
          "night",
          "seen");

  static final Set<String> UNITS =
      Set.of(
          "ml",
          "mls",
          "cc",
          "ccs",
          "mg",
          "g",
          "gm",
          "l",
          "units",
          "unit",
          "u",
          "iu",
          "meq",
          "mcg",
          "ug",
          "ng",
          "pg",
          "kcal",
          "cal",
          "kg",
          "mm",
          "cm",
          "cells",
          "k",
          "%",
          "/",
          "x",
          "×",
          "g.",
          "mmol",
          "umol",
          "millilitres",
          "milliliters",
          "millilitre",
          "grams",
          "gram",
          "calories",
          "ui",
          "out",
          "in",
          "total",
          "kj",
          "miu");

  private ClockWords() {}
}
