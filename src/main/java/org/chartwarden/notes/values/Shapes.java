package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.measurements.Unit;
import org.chartwarden.notes.text.Token;

/** What the form of a value and the words right beside it tell without a name. */
final class Shapes {

  private static final Set<String> AIR =
      WordSet.of("ra", "nc", "nrb", "hfnc", "bipap", "cpap", "vm");
  private static final Set<String> DEVICES =
      WordSet.of(
          "nc",
          "nasal",
          "nrb",
          "nrbm",
          "mask",
          "hfnc",
          "fm",
          "venturi",
          "o2",
          "oxygen",
          "ncs",
          "non-rebreather",
          "nonrebreather",
          "cannula",
          "facemask",
          "hiflo",
          "highflow",
          "np",
          "bnc",
          "vapotherm",
          "lnc",
          "simple");
  private static final Set<String> SPINAL = WordSet.of("csf", "lp", "cerebrospinal", "spinal");
  private static final Map<String, String> IN_SPINAL =
      Map.of(
          "wbc", "csf-wbc",
          "rbc", "csf-rbc",
          "total-protein", "csf-protein",
          "glucose", "csf-glucose");
  private static final Set<String> FLUIDS =
      WordSet.of("pleural", "ascitic", "ascites", "peritoneal", "synovial", "pericardial", "joint");
  private static final Set<String> URINE =
      Set.of("ua", "urinalysis", "dip", "dipstick", "udip", "u/a");
  private static final Map<String, String> IN_URINE =
      Map.of(
          "total-protein", "urine-protein",
          "beta-hydroxybutyrate", "urine-ketones",
          "glucose", "urine-glucose",
          "wbc", "urine-wbc",
          "rbc", "urine-rbc");
  private static final Map<String, String> IN_FLUID =
      Map.of(
          "ldh", "fluid-ldh",
          "amylase", "fluid-amylase",
          "total-protein", "fluid-protein",
          "albumin", "fluid-albumin",
          "glucose", "fluid-glucose",
          "wbc", "fluid-wbc");
  private static final Set<String> BLOOD = WordSet.of("serum", "blood", "plasma", "labs", "bloods");

  private final List<Token> tokens;
  private final int from;
  private final int to;

  Shapes(List<Token> tokens, int from, int to) {
    this.tokens = tokens;
    this.from = from;
    this.to = to;
  }

  /** The concept that a value without a name shows, or null. */
  String concept(NumericValue number, boolean amongValues) {
    if (number.isPair()) {
      boolean alone =
          pressure(number) && (amongValues || number.unit().has("mm[Hg]") || opens(number));
      return alone ? "blood-pressure" : null;
    }
    Unit unit = number.unit();
    String next = key(number.end());
    if (outOfTen(number)) {
      return "pain-score";
    }
    boolean inspired = next.equals("oxygen") || next.equals("o2") || next.equals("fio2");
    if (unit.has("%") && inspired && number.low().doubleValue() >= 21) {
      return "fio2";
    }
    String last = tokens.get(number.end() - 1).key();
    if (unit.has("[lb_av]") && last.startsWith("o")) {
      return "weight";
    }
    if (unit.has("%") && saturation(number)) {
      return "oxygen-saturation";
    }
    if (unit.has("Cel") || unit.has("[degF]")) {
      double value = number.low().doubleValue();
      boolean body = unit.has("Cel") ? value > 25 && value < 45 : value > 80 && value < 115;
      return body ? "temperature" : null;
    }
    boolean effaced =
        unit.has("cm")
            && next.equals("/")
            && number.end() + 1 < to
            && tokens.get(number.end() + 1).isNumber();
    if (effaced) {
      return "cervical-dilation";
    }
    boolean litres = unit.has("L") || unit.has("L/min") || lettered(number);
    if (litres && (DEVICES.contains(next) || next.equals("via") || next.equals("by"))) {
      boolean device = DEVICES.contains(next) || DEVICES.contains(key(number.end() + 1));
      return device && number.low().doubleValue() <= 80 ? "oxygen-flow" : null;
    }
    boolean weeks = unit.has("wk") && (unit.end() - unit.firstToken() <= 1) && pregnancy(number);
    return weeks ? "gestational-age" : null;
  }

  /** "He scores it three out of ten". */
  private boolean outOfTen(NumericValue number) {
    int last = number.end() - 1;
    boolean ten = tokens.get(last).is("ten") || tokens.get(last).raw().equals("10");
    return ten && last - number.first() >= 3 && tokens.get(last - 1).is("of");
  }

  /** Whether a pair can be a blood pressure. */
  boolean pressure(NumericValue number) {
    double high = number.low().doubleValue();
    double low = number.second() == null ? 0 : number.second().doubleValue();
    boolean whole =
        number.low().scale() <= 0 && number.second() != null && number.second().scale() <= 0;
    return whole && high >= 45 && high <= 300 && low >= 15 && low < high && low <= 180;
  }

  private boolean opens(NumericValue number) {
    int i = number.first();
    return i == from
        || tokens.get(i - 1).is(":")
        || tokens.get(i).breaks() > 0
        || tokens.get(i - 1).is(",")
        || tokens.get(i - 1).is(".")
        || tokens.get(i - 1).is("-");
  }

  /** "98% RA", "95% on 1 L". */
  private boolean saturation(NumericValue number) {
    double value = number.low().doubleValue();
    if (value < 40 || value > 100) {
      return false;
    }
    int i = number.end();
    boolean flow = i + 1 < to && tokens.get(i).isNumber() && key(i + 1).startsWith("l");
    if (AIR.contains(key(i)) || key(i).equals("room") || flow) {
      return true;
    }
    boolean on =
        key(i).equals("on") || key(i).equals("in") || key(i).equals("off") || key(i).equals("/");
    String next = key(i + 1);
    boolean litres = i + 2 < to && tokens.get(i + 1).isNumber() && key(i + 2).startsWith("l");
    return on && (AIR.contains(next) || next.equals("room") || next.equals("air") || litres);
  }

  /** "1 L NC": the letter behind the number is no unit yet for the reader of units. */
  private boolean lettered(NumericValue number) {
    return !number.unit().written()
        && key(number.end()).equals("l")
        && DEVICES.contains(key(number.end() + 1));
  }

  private boolean pregnancy(NumericValue number) {
    double weeks = number.low().doubleValue();
    boolean written = number.end() - number.first() >= 2;
    int back = number.first() - 1;
    boolean dated =
        back >= from
            && (tokens.get(back).is("@") || tokens.get(back).is("at") || tokens.get(back).is(","));
    boolean exact =
        number.low().scale() > 0
            || key(number.end()).startsWith("gest")
            || key(number.end()).equals("pregnant");
    return weeks >= 4 && weeks <= 44 && written && (exact || dated && exact);
  }

  /** The meanings of a name in the fluid that the sentence speaks of. */
  /** What a name means whose result stands in words: that of a dipstick behind "urine dip". */
  List<WardName> inWords(Piece.Name name) {
    for (int i = name.first() - 1; i >= Math.max(from, name.first() - 14); i--) {
      Token token = tokens.get(i);
      boolean headed = token.is("urine") && tokens.get(i + 1).is(":");
      if (headed || URINE.contains(token.key())) {
        return in(IN_URINE, name);
      }
      if (token.is(".")) {
        return name.names();
      }
    }
    return name.names();
  }

  List<WardName> inSpecimen(Piece.Name name) {
    for (int i = name.first() - 1; i >= Math.max(from, name.first() - 14); i--) {
      Token token = tokens.get(i);
      if (token.is(".") || BLOOD.contains(token.key())) {
        return name.names();
      }
      if (SPINAL.contains(token.key())) {
        return in(IN_SPINAL, name);
      }
      boolean fluid = token.is("fluid") && i > from && FLUIDS.contains(tokens.get(i - 1).key());
      if (fluid) {
        return in(IN_FLUID, name);
      }
    }
    return name.names();
  }

  private static List<WardName> in(Map<String, String> specimen, Piece.Name name) {
    List<WardName> other = new ArrayList<>();
    for (WardName one : name.names()) {
      String concept = specimen.get(one.concept() == null ? "" : one.concept());
      if (concept != null) {
        other.add(WardNames.standard().of(concept));
      }
    }
    return other.isEmpty() ? name.names() : other;
  }

  private String key(int i) {
    return i < to ? tokens.get(i).key() : "";
  }
}
