package org.chartwarden.notes.values;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.text.Token;

/** What stands behind a value and belongs to it: a trend, the one before, its range, its change. */
final class FurtherValues {

  private static final Set<String> CHANGES =
      Set.of("down", "up", "by", "gain", "loss", "lost", "gained", "↑", "↓");

  private static final Set<String> REPEATED =
      Set.of("glucose-capillary", "glucose", "hemoglobin", "lactate", "gastric-residual");

  /** Values of one measurement in a list differ at most by this factor. */
  private static final double APART = 3;

  private final SentencePieces pieces;
  private final List<Token> tokens;
  private final TieList ties;
  private final TrendGap gap;

  FurtherValues(SentencePieces pieces, TieList ties) {
    this.pieces = pieces;
    this.tokens = pieces.tokens();
    this.ties = ties;
    this.gap = new TrendGap(pieces);
  }

  /** A further value of the last one: "8.1 &lt;- 11.6", "and 1.4 at 48 h". */
  boolean tie(Piece.Value value) {
    Tied last = ties.last();
    if (last == null) {
      return false;
    }
    NumericValue number = scored(value.number(), last);
    if (last.names().stream().anyMatch(one -> "apgar".equals(one.concept()))
        && value.first() - last.end() <= 2
        && (tokens.get(last.end()).is("and") || tokens.get(last.end()).is(","))) {
      ties.addFurther(last.names(), number, false);
      return true;
    }
    boolean pair = last.number().isPair();
    if (pair != number.isPair()) {
      return false;
    }
    boolean grown = !last.names().isEmpty() && "birth-weight".equals(last.names().get(0).concept());
    if (grown) {
      return weighed(last, value);
    }
    if (repeated(last, value)) {
      ties.addFurther(last.names(), number, false);
      return true;
    }
    boolean timed = pieces.timeBehind(value.end()) || pieces.timeBefore(value.first());
    boolean aside = aside(value);
    if (!aside && !gap.goesOn(last.end(), value.first(), timed)) {
      return counted(value);
    }
    boolean plain = !number.unit().written() || number.unit().codes().isEmpty();
    boolean unitKept =
        !number.unit().written() && last.number().unit().written() && !value.spelled();
    NumericValue own = unitKept ? number.withUnit(last.number().unit()) : number;
    List<WardName> fitting =
        last.names().isEmpty() ? List.of() : Fitting.of(last.names(), own, plain && !aside);
    if (fitting.isEmpty() && !last.names().isEmpty()
        || value.spelled() && !last.names().isEmpty() && last.number().unit().written()) {
      return false;
    }
    boolean older =
        aside && !(number.unit().has("%") && restated()) || gap.older(last.end(), value.first());
    if (!older) {
      ties.markOlder();
    }
    ties.addFurther(fitting, own, older);
    return true;
  }

  /** "Birth weight 3.4 kg, today 4.1 kg": the second is no birth weight. */
  private boolean weighed(Tied last, Piece.Value value) {
    boolean mass = value.number().unit().has("kg") || value.number().unit().has("g");
    boolean near = value.first() - last.end() <= 4 && pieces.timeBefore(value.first());
    if (!mass || !near) {
      return false;
    }
    ties.addFurther(List.of(WardNames.standard().of("weight")), value.number(), false);
    return true;
  }

  /** "FSBG 212, 188, 156": one after the other, of what is measured many times a day. */
  private boolean repeated(Tied last, Piece.Value value) {
    boolean often =
        !last.names().isEmpty() && REPEATED.contains(String.valueOf(last.names().get(0).concept()));
    boolean next =
        value.first() == last.end() + 1
            && tokens.get(last.end()).is(",")
            && tokens.get(value.first()).breaks() == 0;
    if (!often || !next || value.number().isPair() || value.number().unit().written()) {
      return false;
    }
    Token behind = value.end() < pieces.to() ? tokens.get(value.end()) : null;
    boolean free =
        behind == null
            || behind.breaks() > 0
            || behind.is(",")
            || behind.is(".")
            || behind.is(";")
            || behind.is(")")
            || behind.is("(")
            || behind.is("and")
            || behind.is("—")
            || behind.is("–");
    double ratio =
        value.number().low().doubleValue() / Math.max(0.01, last.number().low().doubleValue());
    boolean alike =
        last.number().low().scale() == value.number().low().scale()
            && ratio > 1 / APART
            && ratio < APART;
    return free && alike;
  }

  /** The first number of a pair where the last value was a score: "7/10 -> 3/10". */
  private static NumericValue scored(NumericValue number, Tied last) {
    boolean score =
        number.isPair() && !last.names().isEmpty() && Scores.outOfMost(last.names().get(0));
    return score ? number.half(true) : number;
  }

  /** "Hb 8.4 (9.1)": the value before in brackets. */
  private boolean aside(Piece.Value value) {
    Tied last = ties.last();
    return value.first() == last.end() + 1
        && tokens.get(last.end()).is("(")
        && value.end() < pieces.to()
        && tokens.get(value.end()).is(")")
        && !value.number().isRange()
        && (!value.number().unit().has("%") || restated());
  }

  /** "64 mmol/mol (8.0%)": the same in the other unit. */
  private boolean restated() {
    Tied last = ties.last();
    return last.names().stream().anyMatch(one -> "hba1c".equals(one.concept()))
        && last.number().unit().written();
  }

  /** "UOP 0.7 cc/kg/h, 1310 total". */
  private boolean counted(Piece.Value value) {
    Tied last = ties.last();
    boolean total =
        value.end() < pieces.to()
            && (tokens.get(value.end()).is("total") || tokens.get(value.end()).is("out"));
    boolean fluid = last.kind() == ValueKind.OUTPUT || last.kind() == ValueKind.INTAKE;
    boolean joined = value.first() - last.end() <= 1 && !value.number().isPair();
    boolean volume =
        Fitting.volume(value.number().unit())
            && last.kind() == ValueKind.OUTPUT
            && tokens.get(value.first() - 1).is(",");
    if (!total && !volume || !fluid || !joined) {
      return false;
    }
    ties.addFurther(last.names(), value.number(), false);
    return true;
  }

  /** "HR 92 (80-110)": what the value ranged in. */
  boolean rangeAside(Piece.Value value) {
    Tied last = ties.last();
    int open = value.first() - 1;
    return last != null
        && open >= last.end()
        && open - last.end() <= 1
        && (tokens.get(open).is("(") || tokens.get(open).is("["))
        && value.number().isRange();
  }

  /** "1485 g (down 20 g)": no value but a change. */
  boolean difference(Piece.Value value) {
    Tied last = ties.last();
    int before = value.first() - 1;
    boolean smaller =
        last != null
            && last.number().low() != null
            && (value.number().low().compareTo(last.number().low()) < 0
                || value.number().unit().has("g") && last.number().unit().has("kg"));
    return last != null
        && before == last.end() + 1
        && (tokens.get(last.end()).is("(") || tokens.get(last.end()).is(",") && smaller)
        && CHANGES.contains(tokens.get(before).key());
  }
}
