package org.chartwarden.notes.measurements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.text.Token;

/** Reads a blood gas in its short form: pH/pCO2/pO2 with or without /HCO3, as 7.32/45/88/22. */
final class BloodGasReader {

  private static final String[] ORDER = {"ph", "pco2", "po2", "bicarbonate"};
  private static final int SHORTEST = 3;

  private BloodGasReader() {}

  static List<Link> read(MeasureNames names, List<Token> tokens, int from, int to) {
    List<Link> links = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      boolean begins =
          token.isNumber()
              && token.number().scale() > 0
              && (i == from || !tokens.get(i - 1).is("/"));
      if (begins) {
        List<Link> gas = at(names, tokens, i, to);
        if (gas.size() >= SHORTEST) {
          links.addAll(gas);
          i += 2 * gas.size() - 2;
        }
      }
    }
    return links;
  }

  private static List<Link> at(MeasureNames names, List<Token> tokens, int first, int to) {
    List<Link> gas = new ArrayList<>();
    int i = first;
    while (gas.size() < ORDER.length && i < to && tokens.get(i).isNumber()) {
      Measured measured = names.byId(ORDER[gas.size()]);
      NumericValue value =
          new NumericValue(
              tokens.get(i).number(), null, null, null, Bound.EXACT, Unit.none(i + 1), i, i + 1);
      Optional<Measured.Fit> fit = measured.fit(value.low(), value.unit());
      if (fit.isEmpty()) {
        return List.of();
      }
      gas.add(new Link(measured, value, fit.get(), Naming.BY_UNIT, i, i + 1, false));
      i++;
      if (i >= to || !tokens.get(i).is("/")) {
        break;
      }
      i++;
    }
    return gas;
  }
}
