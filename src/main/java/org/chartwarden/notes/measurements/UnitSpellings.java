package org.chartwarden.notes.measurements;

import org.chartwarden.notes.text.PhraseTrie;

/** The units of notes in the ways they are written, as UCUM codes. */
final class UnitSpellings {

  private static final String[][] AMOUNTS = {
    {"g", "g;gm;gms;gr;gram;grams;grm"},
    {"mg", "mg;mgs;mgm;milligram;milligrams;mgr"},
    {"ug", "ug;mcg;microgram;micrograms;microg;mcgs;mkg"},
    {"ng", "ng;nanogram;nanograms;ngs"},
    {"pg", "pg;picogram;picograms"},
    {"kg", "kg;kgs;kilogram;kilograms;kgm"},
    {"mol", "mol"},
    {"mmol", "mmol;mmols;millimole;millimoles;m mol;milimol;millimol;mmoles"},
    {"umol", "umol;umols;micromol;micromole;micromoles;u mol;mcmol;micromols"},
    {"nmol", "nmol;nanomole;nanomoles;nmols"},
    {"pmol", "pmol;picomole;picomoles"},
    {"eq", "eq"},
    {"meq", "meq;meqs;m eq;milliequivalent;milliequivalents"},
    {"mosm", "mosm;mosmol;milliosmol;milliosmole;milliosmoles;mosmols;mosmo;mos;mosmoles"},
    {"U", "u;units;unit;ui"},
    {"[IU]", "iu;international units;international unit"},
    {
      "m[IU]",
      "miu;mu;mui;milli international units;milli-international units;milliinternational units;"
          + "mill international units"
    },
    {"u[IU]", "uiu;uu;mciu;micro iu;micro u;microu;microiu;microunits;u iu"},
    {"k[IU]", "kiu"},
    {"nkat", "nkat"},
    {"ukat", "ukat"},
    {"L", "l;liter;liters;litre;litres"},
    {"mL", "ml;cc;milliliter;milliliters;millilitre;millilitres;mls;ccs"},
    {"{cells}", "cells;cell;count;counts"},
  };

  private static final String[][] VOLUMES = {
    {"L", "l;liter;litre;lit;liters;ltr;litres"},
    {"dL", "dl;deciliter;decilitre;100 ml;100 cc;dec;deciliters;100ml;decilitres"},
    {"mL", "ml;cc;milliliter;millilitre;milliliters"},
    {
      "uL",
      "ul;mcl;microliter;microlitre;mm3;mm^3;cumm;cmm;cu mm;cubic millimeter;cubic"
          + " millimetre;cubic mm;mmc;mm cubed;mm;c mm;micro l;microl;mcL;cubic millimeters;m l;mm 3;"
          + "ul blood;cu millimeter;mmm;cumm;cubicmm;microliters"
    },
    {"nL", "nl"},
    {"fL", "fl"},
    {"kg", "kg;kilogram;kgh2o;kg h2o;kg of water;kg water"},
    {"g", "g;gm;gram"},
    {"mol", "mol"},
    {"mmol", "mmol"},
    {"d", "d;day;24 h;24 hours;24h;24 hr;24 hrs;24 hour;24hr;daily;24hrs;die;24hours"},
    {"h", "h;hr;hour;hrs"},
    {"min", "min;minute;mn"},
    {"kg/min", "kg/min;kg/minute;kg per minute;kg min"},
    {"kg/h", "kg/h;kg/hr;kg/hour;kg per hour"},
    {"kg/d", "kg/day;kg/d;kg per day"},
    {"m2", "m2;m^2;square meter"},
    {"[HPF]", "hpf;high power field"},
  };

  private static final String[][] WHOLE = {
    {
      "mm[Hg]",
      "mm Hg;mmHg;millimeters Hg;millimeter Hg;millimetres Hg;mm of Hg;mmHG;millimeters of mercury;millimetres of mercury;torr;mm hg;"
          + "millimeter of mercury;mm of mercury;mm/Hg;mmHg.;mHg;mm.Hg;mmgh;millimeter mercury"
    },
    {"kPa", "kpa;kilopascal;kilopascals"},
    {"cm[H2O]", "cm h2o;cmh2o;cm of h2o;cm of water"},
    {"%", "%;percent;per cent;pct"},
    {
      "Cel",
      "°c;° c;o c;oc;celsius;degrees celsius;degree celsius;degrees c;degrees centigrade;"
          + "°celsius;° celsius;centigrade;deg c;degree centigrade;degrees celsisus;0 c;0c;c;degrees"
          + " of celsius;℃;° centigrade;degree c;celcius;degrees celcius;° celcius;degrees celsuis"
    },
    {
      "[degF]",
      "°f;° f;fahrenheit;degrees fahrenheit;degree fahrenheit;degrees f;of;0 f;deg f;"
          + "f;degrees fahreinheit;° fahrenheit;fahreinheit;°fahrenheit;degree f"
    },
    {
      "/min",
      "bpm;b.p.m.;b.p.m;beats/min;beats/minute;beats per minute;beat per minute;beats per"
          + " min;beats min-1;/min;/minute;per minute;per min;breaths/min;breaths/minute;breaths per"
          + " minute;breaths per min;breath per minute;breaths min-1;cycles/min;cycles per minute;rpm;"
          + "cpm;min-1;beats a minute;breaths a minute;times/min;times per minute;times/minute;beats;"
          + "breaths;respirations per minute;respirations/min;beats/ min;beat/min;beat/minute;brpm;"
          + "bpm.;breath/min;breath/minute;pulses/min;c/min;beats/mn;b/min;br/min;/ minute;a minute;"
          + "pulses per minute;times a minute;beats in a minute;contractions/min;inspirations/min;"
          + "cycle/min;breathes per minute;breathes/min;beats/minutes;breaths/minutes;/minutes;"
          + "beats per minutes;breaths per minutes;counts/min;/mn;resp/min;breath per min;times min-1"
    },
    {"[lb_av]", "lb;lbs;pound;pounds;lb."},
    {"[oz_av]", "oz;ounce;ounces"},
    {"cm", "cm;cms;centimeter;centimeters;centimetre;centimetres"},
    {"mm", "mm;millimeter;millimeters;millimetre;millimetres"},
    {"m", "m;meter;meters;metre;metres;mt;mts"},
    {"[in_i]", "in;inch;inches;\";in.;''"},
    {"[ft_i]", "ft;foot;feet;';ft."},
    {
      "kg/m2",
      "kg/m2;kg/m^2;kg/m 2;kg/m²;kg/m;kg m-2;kg per m2;kg/sqm;kg/sq m;kg/sq.m;kg/m*2;kg per"
          + " square meter;kg/square meter;kilograms per square meter;kg/cm2;kg per square metre;"
          + "kg/mq;kgm2;kg.m2;kg.m-2;kg/m**2;kg/m(2);kg.m 2;kg per m^2;kgs/m2;kg/m2.;kilogram per"
          + " square meter;kilograms/square meter;kg/ms"
    },
    {"m2", "m2;m^2;square meters;square meter;square metres;sq m"},
    {"ms", "ms;msec;msecs;millisecond;milliseconds;msecond"},
    {"s", "s;sec;secs;second;seconds"},
    {"min", "minutes;mins;minute"},
    {"h", "hours;hour;hrs;hr"},
    {"d", "days;day"},
    {"wk", "weeks;week;wks;wk"},
    {"mo", "months;month"},
    {"a", "years;year;yrs;yr"},
    {
      "mm/h",
      "mm/h;mm/hr;mm/hour;mm per hour;mm/1st hour;mm/1h;mm in the first hour;mm in 1st hour;"
          + "mm/1 h;mm/1st h;mm/1 hour;mm h-1"
    },
    {"fL", "fl;um3;um^3;femtoliters;cubic microns;femtoliter"},
    {
      "mL/min/{1.73_m2}",
      "ml/min/1.73m2;ml/min/1.73 m2;ml/min/1.73m^2;ml/min/1.73 m^2;ml/min per"
          + " 1.73 m2;ml/min per 1.73m2;ml min-1 1.73 m-2;ml/min/1.73 m²;ml/minute/1.73 m2;ml/min/m2;"
          + "ml per minute per 1.73 m2;ml/min/1.73;ml/min per 1.73 m^2"
    },
    {"mg/mmol", "mg/mmol"},
    {"m[IU]/L", "miu/l;mu/l;miu/lit"},
    {"g/dL", "g%;gm%;gms%;g percent;gr%;gm %;g %;gr %;gms %"},
    {"mg/dL", "mg%;mg %;mgs%;mgs %;mg percent;mg per cent;mgm%;mgdl;mg.dl;mgr%"},
    {"ug/dL", "ug%;mcg%;ug %"},
    {"mmol/L", "mm/l;mmol;mM;meq"},
    {"umol/L", "um/l"},
    {"[pH]", ""},
  };

  private UnitSpellings() {}

  /**
   * Every spelling, ready to look up. Letters are folded; what case means is settled by the reader.
   */
  static PhraseTrie<String> trie() {
    PhraseTrie<String> trie = new PhraseTrie<>();
    for (String[] whole : WHOLE) {
      for (String spelling : whole[1].split(";(?! )")) {
        trie.add(spelling, whole[0]);
      }
    }
    for (String[] amount : AMOUNTS) {
      for (String above : amount[1].split(";")) {
        String bare = amount[0].equals("{cells}") ? "" : amount[0];
        if (!bare.isEmpty()) {
          trie.add(above, bare);
        }
        for (String[] volume : VOLUMES) {
          for (String below : volume[1].split(";")) {
            String code = bare + "/" + volume[0];
            trie.add(above + "/" + below, code);
            trie.add(above + " per " + below, code);
            trie.add(above + " " + below + "-1", code);
            trie.add(above + " in " + below, code);
          }
        }
      }
    }
    for (String[] volume : VOLUMES) {
      for (String below : volume[1].split(";")) {
        trie.add("/" + below, "/" + volume[0]);
        trie.add("per " + below, "/" + volume[0]);
        trie.add("× " + below, "/" + volume[0]);
      }
    }
    return trie;
  }
}
