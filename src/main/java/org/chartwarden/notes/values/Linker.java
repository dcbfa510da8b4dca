package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.measurements.Unit;
import org.chartwarden.notes.measurements.UnitReader;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.values.Between.Nearness;

/** Ties the numbers of one sentence to names, in one walk over its pieces. */
final class Linker {

  private static final Set<String> SCORES =
      WordSet.of(
          "pain-score",
          "gcs-total",
          "ciwa",
          "nihss",
          "apgar",
          "braden",
          "mmse",
          "moca",
          "phq-9",
          "gad-7",
          "flacc",
          "wong-baker",
          "bishop",
          "tof",
          "edinburgh",
          "news",
          "cows",
          "rass");

  private static final Set<String> CHANGES =
      Set.of("down", "up", "by", "gain", "loss", "lost", "gained", "↑", "↓");

  /** What follows one side of a balance. */
  private static final Set<String> BESIDE =
      WordSet.of("/", ",", "|", ";", "-", "out", "output", "net", "uop", "o");

  private static final Set<String> INTAKE = Set.of("total-intake");

  /** A number from here on may be millilitres that nobody wrote. */
  private static final int PLAIN_VOLUME = 100;

  private static final Set<String> SIDES =
      Set.of("r", "l", "right", "left", "pl", "med", "pleural");

  private final List<Token> tokens;
  private final int from;
  private final int to;
  private final List<Piece> pieces;
  private final Between between;
  private final Shapes shapes;
  private final List<Tied> ties = new ArrayList<>();
  private final List<Piece.Name> pending = new ArrayList<>();
  private Tied last;
  private Piece.Name drain;
  private Piece.Name taken;
  private int listedUntil = -1;
  private Piece.Name bySide;

  Linker(List<Token> tokens, int from, int to, List<Piece> pieces) {
    this.tokens = tokens;
    this.from = from;
    this.to = to;
    this.pieces = pieces;
    this.between = new Between(tokens, pieces);
    this.shapes = new Shapes(tokens, from, to);
  }

  List<Tied> ties() {
    for (int p = 0; p < pieces.size(); p++) {
      switch (pieces.get(p)) {
        case Piece.Name name -> name(name);
        case Piece.Value value -> {
          if (p > listedUntil) {
            value(value, p);
          }
        }
        case Piece.Chain chain -> chain(chain);
        case Piece.When when -> {}
        case Piece.Arrow arrow -> {}
      }
    }
    return ties;
  }

  private void name(Piece.Name name) {
    drain =
        name.is("chest-tube-output") || name.is("drain-output") || drain != null && name.weak()
            ? name.is("chest-tube-output") || name.is("drain-output") ? name : drain
            : null;
    Piece.Name before = pending.isEmpty() ? null : pending.get(pending.size() - 1);
    if (before != null && name.common() && name.first() == before.end()) {
      // "HR in the 90s": a small word behind a name is no name.
      return;
    }
    if (before == null || !between.glue(before.end(), name.first())) {
      pending.clear();
    }
    boolean behind = name.names().stream().allMatch(WardName::follows);
    if (!behind && name != taken) {
      pending.add(name);
    }
    if (!SIDES.contains(tokens.get(name.first()).key())) {
      bySide = name;
    }
    NumericValue bag = Transfused.bag(tokens, from, name);
    if (bag != null) {
      add(name.names(), bag, name, false);
      pending.clear();
    }
  }

  /** "JP amylase (POD3) R 88 L 4120": one value for each side. */
  private boolean sideOfName(Piece.Value value) {
    int side = value.first() - 1;
    boolean sided =
        bySide != null
            && side >= bySide.end()
            && SIDES.contains(tokens.get(side).key())
            && !bySide.weak()
            && !bySide.decoy();
    boolean again = last != null && last.nameFirst() == bySideFirst() && last.end() <= side;
    boolean near =
        sided
            && (again
                ? side - last.end() <= 1 && SIDES.contains(tokens.get(last.first() - 1).key())
                : !valued(bySide) && between.nearness(bySide.end(), side) != Nearness.APART);
    List<WardName> fitting = near ? Fitting.of(bySide.names(), value.number(), true) : List.of();
    if (fitting.isEmpty()) {
      return false;
    }
    add(fitting, value.number(), bySide, false);
    pending.clear();
    return true;
  }

  private int bySideFirst() {
    return bySide == null ? -1 : bySide.first();
  }

  private boolean valued(Piece.Name name) {
    return last != null && last.nameFirst() >= name.first();
  }

  /** "I/O: 2100 in / 1850 out": what went in and out behind their number. */
  private boolean balance(Piece.Value value, int index) {
    boolean told =
        next(index) instanceof Piece.Name name
            && name.first() == value.end()
            && (name.is("total-intake") || name.is("total-output"))
            && value.number().low().intValue() >= PLAIN_VOLUME
            && !value.number().isPair()
            && index > 0
            && (pieces.get(index - 1) instanceof Piece.Name before
                ? before.is("net-balance")
                : last != null && last.names().stream().anyMatch(one -> one.isOf(INTAKE)));
    boolean inches =
        value.number().unit().has("[in_i]")
            && index > 0
            && pieces.get(index - 1) instanceof Piece.Name name
            && name.is("net-balance");
    if (inches && pieces.get(index - 1) instanceof Piece.Name name) {
      NumericValue number = value.number();
      NumericValue volume =
          new NumericValue(
              number.low(),
              null,
              null,
              null,
              number.bound(),
              Unit.none(number.first() + 1),
              number.first(),
              number.first() + 1);
      add(List.of(WardNames.standard().of("total-intake")), volume, name, false);
      pending.clear();
      return true;
    }
    if (told && next(index) instanceof Piece.Name name) {
      add(name.names(), value.number(), name, false);
      pending.clear();
    }
    return told;
  }

  private void value(Piece.Value value, int index) {
    NumericValue number = value.number();
    if (sideOfDrain(value)
        || sideOfName(value)
        || balance(value, index)
        || rangeAside(value)
        || difference(value)) {
      return;
    }
    if ("oxygen-flow".equals(shapes.concept(number, false)) && shaped(value)) {
      pending.clear();
      return;
    }
    if (pending.size() >= 2 && !number.isPair() && listed(value, index)) {
      return;
    }
    if (number.isPair() && pending.size() == 2 && pairOfNames(number)) {
      return;
    }
    for (int n = pending.size() - 1; n >= 0; n--) {
      Piece.Name name = pending.get(n);
      Nearness nearness = between.nearness(name.end(), value.first());
      boolean pressure = number.isPair() && name.is("blood-pressure") && shapes.pressure(number);
      boolean apart =
          nearness == Nearness.APART
              || name.weak() && !pressure && nearness != Nearness.RIGHT_BEHIND;
      apart |=
          name.end() - name.first() == 1
              && tokens.get(name.first()).raw().length() == 1
              && tokens.get(name.end()).is(",");
      if (apart || value.spelled() && name.common() && !number.unit().written()) {
        continue;
      }
      if (preferNext(value, index, name, nearness)) {
        break;
      }
      if (named(name, number, nearness == Nearness.RIGHT_BEHIND)) {
        pending.clear();
        return;
      }
    }
    if (gasPair(value)) {
      pending.clear();
      return;
    }
    if (!continued(value) && !shaped(value) && !beforeName(value, index)) {
      return;
    }
    pending.clear();
  }

  /** "1485 g (down 20 g)": no value but a change. */
  private boolean difference(Piece.Value value) {
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

  /** "BUN and creatinine 34 and 1.9": one number for each name of a list. */
  private boolean listed(Piece.Value value, int index) {
    int wanted = pending.size();
    Piece.Name end = pending.get(wanted - 1);
    if (index + 2 * wanted - wanted > pieces.size()
        || between.nearness(end.end(), value.first()) == Nearness.APART) {
      return false;
    }
    List<List<WardName>> fitting = new ArrayList<>();
    for (int n = 0; n < wanted; n++) {
      boolean follows =
          index + n < pieces.size()
              && pieces.get(index + n) instanceof Piece.Value one
              && !one.number().isPair()
              && (n == 0 || between.glue(pieces.get(index + n - 1).end(), one.first()));
      List<WardName> names =
          follows
              ? Fitting.of(
                  pending.get(n).names(), ((Piece.Value) pieces.get(index + n)).number(), false)
              : List.of();
      if (names.isEmpty()) {
        return false;
      }
      fitting.add(names);
    }
    for (int n = 0; n < wanted; n++) {
      NumericValue number = ((Piece.Value) pieces.get(index + n)).number();
      add(fitting.get(n), number, pending.get(n), false);
    }
    listedUntil = index + wanted - 1;
    pending.clear();
    return true;
  }

  /** "HR 92 (80-110)": what the value ranged in. */
  private boolean rangeAside(Piece.Value value) {
    int open = value.first() - 1;
    return last != null
        && open >= last.end()
        && open - last.end() <= 1
        && (tokens.get(open).is("(") || tokens.get(open).is("["))
        && value.number().isRange();
  }

  /** "CT x2 to -20: R 340 serosang, L 160": the sides of the drain before. */
  private boolean sideOfDrain(Piece.Value value) {
    int side = value.first() - 1;
    if (drain == null || side < drain.end() || !SIDES.contains(tokens.get(side).key())) {
      return false;
    }
    List<WardName> fitting = Fitting.of(drain.names(), value.number(), true);
    boolean output = !fitting.isEmpty() && fitting.get(0).kind() == ValueKind.OUTPUT;
    if (output) {
      put(new Tied(fitting, ValueKind.OUTPUT, value.number(), side, side + 1, false, null, null));
      pending.clear();
    }
    return output;
  }

  /** "got 1 L NS": a volume belongs to the fluid right behind it rather than to a far name. */
  private boolean preferNext(Piece.Value value, int index, Piece.Name before, Nearness nearness) {
    Unit unit = value.number().unit();
    return (nearness != Nearness.RIGHT_BEHIND || !before.fluid())
        && (Fitting.volume(unit) || unit.has("U"))
        && next(index) instanceof Piece.Name name
        && name.fluid()
        && name.first() - value.end() <= 1;
  }

  private Piece next(int index) {
    return index + 1 < pieces.size() ? pieces.get(index + 1) : null;
  }

  /** "BUN/Cr 58/1.3": one number for each name. */
  private boolean pairOfNames(NumericValue number) {
    Piece.Name left = pending.get(0);
    Piece.Name right = pending.get(1);
    if (between.nearness(right.end(), number.first()) == Nearness.APART) {
      return false;
    }
    List<NumericValue> halves = halves(number);
    List<WardName> first = Fitting.of(left.names(), halves.get(0), true);
    List<WardName> second = Fitting.of(right.names(), halves.get(1), true);
    if (first.isEmpty() || second.isEmpty()) {
      return false;
    }
    add(first, halves.get(0), left, false);
    add(second, halves.get(1), right, false);
    pending.clear();
    return true;
  }

  /** The numbers of a pair with places of their own; the unit goes with the second. */
  private List<NumericValue> halves(NumericValue pair) {
    int stroke = pair.first();
    while (stroke < pair.end() && !tokens.get(stroke).is("/") && !tokens.get(stroke).is("over")) {
      stroke++;
    }
    NumericValue left = pair.half(true);
    NumericValue right = pair.half(false);
    return List.of(placed(left, pair.first(), stroke), placed(right, stroke + 1, pair.end()));
  }

  static NumericValue placed(NumericValue number, int first, int end) {
    return new NumericValue(
        number.low(),
        number.high(),
        number.second(),
        number.secondHigh(),
        number.bound(),
        number.unit(),
        first,
        Math.max(first + 1, end));
  }

  private boolean named(Piece.Name name, NumericValue number, boolean rightBehind) {
    if (name.decoy()) {
      return rightBehind;
    }
    if (number.isPair() && !name.is("blood-pressure")) {
      return pairOfOne(name, number, rightBehind);
    }
    if (!number.isPair() && name.is("blood-pressure")) {
      boolean systolic = !number.unit().written() && number.low().intValue() >= 40;
      WardName other = WardNames.standard().of("systolic-bp");
      if (systolic && rightBehind) {
        add(List.of(other), number, name, false);
      }
      return systolic && rightBehind;
    }
    if (name.is("chest-tube-output") && clocked(name, number)) {
      return rightBehind;
    }
    NumericValue own = signed(name, inUnitOfName(name, number));
    boolean letter = name.end() - name.first() == 1 && tokens.get(name.first()).raw().length() == 1;
    boolean listed =
        (name.is("total-intake") || name.is("total-output"))
            && number.low().intValue() >= PLAIN_VOLUME
            && number.end() < to
            && BESIDE.contains(tokens.get(number.end()).key());
    boolean balanced =
        last != null
            && (last.kind() == ValueKind.INTAKE || last.kind() == ValueKind.OUTPUT)
            && name.first() - last.end() <= 1;
    List<WardName> fitting =
        Fitting.of(
            shapes.inSpecimen(name),
            own,
            rightBehind && (!letter || listed),
            name.common() && !balanced && !listed);
    if (ventilated(name)) {
      fitting =
          List.of(
              WardNames.standard().of("ventilator-rate"),
              WardNames.standard().of("respiratory-rate"));
    }
    if (fitting.isEmpty()) {
      return false;
    }
    boolean salt = own.unit().written() && tokens.get(own.end() - 1).is("meq");
    boolean given =
        (salt || Fitting.dose(own.unit()))
                && !fitting.get(0).fluid()
                && !fitting.get(0).concept().endsWith("weight")
                && !fitting.get(0).concept().startsWith("urine-")
                && (salt || !measuredIn(fitting, own))
            || !fitting.get(0).fluid() && Fitting.rate(own.unit())
            || fitting.get(0).kind() == ValueKind.INTAKE && Fitting.infused(own.unit());
    add(fitting, own, name, false);
    if (given) {
      ties.set(ties.size() - 1, last.as(ValueRole.DOSE));
    }
    return true;
  }

  /** "L CHEST TUBE 2300": four digits behind a tube are the time when it was put in. */
  private boolean clocked(Piece.Name name, NumericValue number) {
    String digits = tokens.get(number.first()).raw();
    String what = tokens.get(name.end() - 1).key();
    return !number.unit().written()
        && !what.startsWith("out")
        && !what.equals("drainage")
        && digits.matches("([01]\\d|2[0-3])[0-5]\\d");
  }

  /** "Creatinine (umol/L): 210". */
  private NumericValue inUnitOfName(Piece.Name name, NumericValue number) {
    int open = name.end();
    if (number.unit().written() || open + 2 >= to || !tokens.get(open).is("(")) {
      return number;
    }
    Unit unit = UnitReader.at(tokens, open + 1, to);
    boolean closed = unit.written() && unit.end() < to && tokens.get(unit.end()).is(")");
    return closed && unit.end() < number.first() ? withUnit(number, unit) : number;
  }

  /** "net negative 1.4 L". */
  private NumericValue signed(Piece.Name name, NumericValue number) {
    if (!name.is("net-balance") || number.low().signum() < 0) {
      return number;
    }
    for (int i = name.end(); i < number.first(); i++) {
      if (tokens.get(i).is("negative") || tokens.get(i).is("neg")) {
        return new NumericValue(
            number.low().negate(),
            null,
            null,
            null,
            number.bound(),
            number.unit(),
            number.first(),
            number.end());
      }
    }
    return number;
  }

  /** "TV 400 rate 12": the rate of the ventilator. */
  private boolean ventilated(Piece.Name name) {
    return name.end() - name.first() == 1
        && tokens.get(name.first()).is("rate")
        && (last != null && last.names().stream().anyMatch(one -> one.isOf(VENTILATION))
            || moded(name.first()));
  }

  /** "vented PC 18/8, rate 20". */
  private boolean moded(int token) {
    for (int i = token - 1; i >= Math.max(from, token - MODE_REACH); i--) {
      if (MODES.contains(tokens.get(i).key())) {
        return true;
      }
    }
    return false;
  }

  private static final int MODE_REACH = 9;
  private static final Set<String> MODES =
      WordSet.of(
          "vent", "vented", "ventilated", "ventilator", "pc", "ac", "simv", "prvc", "cmv", "bipap");

  private static final Set<String> VENTILATION =
      Set.of("tidal-volume", "peep", "fio2", "pressure-support");

  /** Whether the amount is how it is measured: a weight in grams, a gap in mmol. */
  private static boolean measuredIn(List<WardName> names, NumericValue number) {
    return WardNames.measured(names.get(0).concept())
        .flatMap(measured -> measured.fit(number.low(), number.unit()))
        .isPresent();
  }

  /** A pair behind one name: a pressure, a score of so many, blood gas values, or two values. */
  private boolean pairOfOne(Piece.Name name, NumericValue number, boolean rightBehind) {
    if (!rightBehind) {
      return false;
    }
    WardName first = name.names().get(0);
    boolean pressure =
        first.concept() != null && first.concept().endsWith("-bp") && shapes.pressure(number);
    if (pressure) {
      add(List.of(WardNames.standard().of("blood-pressure")), number, name, false);
      return true;
    }
    boolean clotting = name.is("inr") && tokens.get(name.first()).is("pt");
    if (clotting) {
      List<NumericValue> halves = halves(number);
      add(List.of(WardNames.standard().of("pt")), halves.get(0), name, false);
      add(name.names(), halves.get(1), name, false);
      return true;
    }
    if (name.is("pulmonary-artery-pressure")) {
      add(name.names(), number, name, false);
      return true;
    }
    boolean both = name.is("hemoglobin") && tokens.get(name.first()).is("h");
    if (both) {
      List<NumericValue> halves = halves(number);
      add(List.of(WardNames.standard().of("hemoglobin")), halves.get(0), name, false);
      add(List.of(WardNames.standard().of("hematocrit")), halves.get(1), name, false);
      return true;
    }
    if (name.is("net-balance")) {
      List<NumericValue> halves = halves(number);
      add(List.of(WardNames.standard().of("total-intake")), halves.get(0), name, false);
      add(List.of(WardNames.standard().of("total-output")), halves.get(1), name, false);
      last =
          new Tied(
              name.names(),
              ValueKind.OUTPUT,
              halves.get(1),
              name.first(),
              name.end(),
              false,
              null,
              null);
      return true;
    }
    if (name.is("cervical-dilation")) {
      add(name.names(), halves(number).get(0), name, false);
      last = null;
      return true;
    }
    if (name.is("apgar")) {
      List<NumericValue> halves = halves(number);
      add(List.of(WardNames.standard().of("apgar-1")), halves.get(0), name, false);
      add(List.of(WardNames.standard().of("apgar-5")), halves.get(1), name, false);
      return true;
    }
    if (first.concept() != null && SCORES.contains(first.concept())) {
      add(name.names(), placed(number.half(true), number.first(), number.end()), name, false);
      return true;
    }
    List<NumericValue> halves = halves(number);
    if (name.is("net-balance")) {
      add(List.of(WardNames.standard().of("total-intake")), halves.get(0), name, false);
      add(List.of(WardNames.standard().of("total-output")), halves.get(1), name, false);
      return true;
    }
    List<WardName> left = Fitting.of(shapes.inSpecimen(name), halves.get(0), true);
    List<WardName> right = Fitting.of(shapes.inSpecimen(name), halves.get(1), true);
    if (left.isEmpty() || right.isEmpty()) {
      return false;
    }
    add(left, halves.get(0), name, true);
    add(left, halves.get(1), name, false);
    return true;
  }

  /** A further value of the last one: "8.1 <- 11.6", "and 1.4 at 48 h". */
  private boolean continued(Piece.Value value) {
    if (last == null || !pending.isEmpty() && pendingSince(last.end())) {
      return false;
    }
    NumericValue number = scored(value.number());
    if (last.names().stream().anyMatch(one -> "apgar".equals(one.concept()))
        && value.first() - last.end() <= 2
        && (tokens.get(last.end()).is("and") || tokens.get(last.end()).is(","))) {
      add(last.names(), number, last.nameFirst(), last.nameEnd(), false, last.kind());
      return true;
    }
    boolean pair = last.number().isPair();
    if (pair != number.isPair()) {
      return false;
    }
    Piece after = pieceBehind(value.end());
    boolean timed = after instanceof Piece.When || pieceBefore(value.first()) instanceof Piece.When;
    boolean aside = aside(value);
    if (!aside && !between.trend(last.end(), value.first(), timed)) {
      return counted(value);
    }
    boolean plain = !number.unit().written() || number.unit().codes().isEmpty();
    boolean unitKept =
        !number.unit().written() && last.number().unit().written() && !value.spelled();
    NumericValue own = unitKept ? withUnit(number, last.number().unit()) : number;
    List<WardName> fitting =
        last.names().isEmpty() ? List.of() : Fitting.of(last.names(), own, plain && !aside);
    if (fitting.isEmpty() && !last.names().isEmpty()
        || value.spelled() && !last.names().isEmpty() && last.number().unit().written()) {
      return false;
    }
    boolean older =
        aside && !(number.unit().has("%") && restated()) || older(last.end(), value.first());
    if (!older) {
      ties.set(ties.size() - 1, last.older());
    }
    add(fitting, own, last.nameFirst(), last.nameEnd(), older, last.kind());
    return true;
  }

  /** The first number of a pair where the last value was a score: "7/10 -> 3/10". */
  private NumericValue scored(NumericValue number) {
    boolean score =
        number.isPair()
            && !last.names().isEmpty()
            && SCORES.contains(String.valueOf(last.names().get(0).concept()));
    return score ? placed(number.half(true), number.first(), number.end()) : number;
  }

  /** "Hb 8.4 (9.1)": the value before in brackets. */
  private boolean aside(Piece.Value value) {
    return value.first() == last.end() + 1
        && tokens.get(last.end()).is("(")
        && value.end() < to
        && tokens.get(value.end()).is(")")
        && !value.number().isRange()
        && (!value.number().unit().has("%") || restated());
  }

  /** "64 mmol/mol (8.0%)": the same in the other unit. */
  private boolean restated() {
    return last.names().stream().anyMatch(one -> "hba1c".equals(one.concept()))
        && last.number().unit().written();
  }

  private static NumericValue withUnit(NumericValue number, Unit unit) {
    return new NumericValue(
        number.low(),
        number.high(),
        number.second(),
        number.secondHigh(),
        number.bound(),
        unit,
        number.first(),
        number.end());
  }

  private boolean pendingSince(int token) {
    return pending.get(pending.size() - 1).first() >= token;
  }

  /** "UOP 0.7 cc/kg/h, 1310 total". */
  private boolean counted(Piece.Value value) {
    boolean total =
        value.end() < to
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
    add(last.names(), value.number(), last.nameFirst(), last.nameEnd(), false, last.kind());
    return true;
  }

  /** Whether what follows is the older value: an arrow back, "from", "was", "previously". */
  private boolean older(int gapFrom, int gapTo) {
    for (int i = gapFrom; i < gapTo; i++) {
      if (between.pieceAt(i) instanceof Piece.Arrow arrow) {
        return arrow.back();
      }
      Token token = tokens.get(i);
      if (WordSet.of(
              "from",
              "was",
              "previously",
              "prior",
              "prev",
              "before",
              "vs",
              "versus",
              "yesterday",
              "baseline",
              "bl",
              "previous",
              "having",
              "compared",
              "initially",
              "peak",
              "nadir",
              "max")
          .contains(token.key())) {
        return true;
      }
    }
    return false;
  }

  private Piece pieceBehind(int token) {
    for (int i = token; i < Math.min(to, token + 3); i++) {
      Piece piece = between.pieceAt(i);
      if (piece != null) {
        return piece;
      }
      Token at = tokens.get(i);
      if (!(at.is("on") || at.is("at") || at.is("by") || at.is("(") || at.is("@") || at.is("in"))) {
        return null;
      }
    }
    return null;
  }

  private Piece pieceBefore(int token) {
    for (int i = token - 1; i >= Math.max(from, token - 5); i--) {
      for (Piece piece : List.of(pieceEndingAt(i + 1))) {
        if (piece instanceof Piece.When) {
          return piece;
        }
      }
      Token at = tokens.get(i);
      if (!(at.is("was")
          || at.is(",")
          || at.is(":")
          || at.is("it")
          || at.is("to")
          || at.is("is"))) {
        return NONE;
      }
    }
    return NONE;
  }

  private static final Piece NONE = new Piece.Arrow(false, -1, -1);

  private Piece pieceEndingAt(int end) {
    for (int i = end - 1; i >= Math.max(from, end - 7); i--) {
      Piece piece = between.pieceAt(i);
      if (piece != null) {
        return piece.end() == end ? piece : NONE;
      }
    }
    return NONE;
  }

  /** "GAS 7.31/44". */
  private boolean gasPair(Piece.Value value) {
    if (!value.number().isPair()) {
      return false;
    }
    List<NumericValue> halves = halves(value.number());
    boolean gas = Gases.gas(halves);
    if (gas) {
      Gases.ties(halves).forEach(this::put);
    }
    return gas;
  }

  /** A value that its shape tells: a pressure, a saturation, a temperature, a flow of oxygen. */
  private boolean shaped(Piece.Value value) {
    boolean timed = pieceEndingAt(value.first()) instanceof Piece.When;
    String oxygen = breathed(value);
    String concept =
        oxygen != null ? oxygen : shapes.concept(value.number(), !ties.isEmpty() || timed);
    if (concept == null) {
      return false;
    }
    add(
        List.of(WardNames.standard().of(concept)),
        value.number(),
        value.first(),
        value.first(),
        false,
        ValueKind.VITAL);
    if (concept.equals("cervical-dilation")) {
      last = null;
    }
    return true;
  }

  /** "93% on 2 L", "sats 96 2L", "ABG 7.31/52/68 on 40%": the oxygen behind what it gives. */
  private String breathed(Piece.Value value) {
    boolean behind =
        last != null
            && !last.names().isEmpty()
            && last.names().get(0).isOf(OXYGENATED)
            && value.first() - last.end() <= 2
            && !value.number().isPair();
    boolean on = false;
    for (int i = behind ? last.end() : value.first(); i < value.first(); i++) {
      if (!ON.contains(tokens.get(i).key())) {
        return null;
      }
      on = true;
    }
    if (!behind) {
      return null;
    }
    double amount = value.number().low().doubleValue();
    boolean fluid =
        value.end() < to && between.pieceAt(value.end()) instanceof Piece.Name name && name.fluid();
    Unit unit = value.number().unit();
    boolean flows = last.names().get(0).isOf(Set.of("oxygen-flow"));
    if (!flows && (unit.has("L") || unit.has("L/min")) && amount <= HIGHEST_FLOW && !fluid) {
      return "oxygen-flow";
    }
    boolean slow =
        last.names().get(0).isOf(Set.of("oxygen-flow"))
            && last.number().low().intValue() < HIGH_FLOW;
    return !slow && on && unit.has("%") && amount >= ROOM_AIR && amount <= 100 ? "fio2" : null;
  }

  private static final int HIGHEST_FLOW = 60;
  private static final int ROOM_AIR = 21;
  private static final int HIGH_FLOW = 10;
  private static final Set<String> OXYGENATED =
      Set.of("oxygen-saturation", "oxygen-flow", "po2", "bicarbonate", "base-excess", "pco2");
  private static final Set<String> ON = WordSet.of("on", "@", "at", "w", "/", "with", "via", "(");

  /** "2 u PRBC", "1 litre of Hartmann's", "35% EF", "12,400 white cells". */
  private boolean beforeName(Piece.Value value, int index) {
    if (!(next(index) instanceof Piece.Name name) || name.decoy() || value.number().isPair()) {
      return false;
    }
    int gap = name.first() - value.end();
    for (int i = value.end(); i < name.first(); i++) {
      Token token = tokens.get(i);
      if (!(token.is("of")
          || token.is("in")
          || token.is("the")
          || token.is("-")
          || token.is("bag"))) {
        return false;
      }
    }
    if (gap > 2 || ownValueBehind(index, name)) {
      return false;
    }
    boolean unit = value.number().unit().written();
    List<WardName> fitting =
        Fitting.of(shapes.inSpecimen(name), value.number(), unit && name.fluid()).stream()
            .filter(one -> unit || !name.weak() && one.kind() == ValueKind.LAB)
            .toList();
    if (fitting.isEmpty() || Fitting.flow(value.number().unit()) && !fitting.get(0).fluid()) {
      return false;
    }
    boolean given =
        fitting.get(0).kind() == ValueKind.INTAKE && Fitting.infused(value.number().unit());
    taken = name;
    add(fitting, value.number(), name.first(), name.end(), false, fitting.get(0).kind());
    if (given) {
      ties.set(ties.size() - 1, last.as(ValueRole.DOSE));
    }
    return true;
  }

  private boolean ownValueBehind(int index, Piece.Name name) {
    return index + 2 < pieces.size()
        && pieces.get(index + 2) instanceof Piece.Value own
        && between.nearness(name.end(), own.first()) == Nearness.RIGHT_BEHIND
        && !tokens.get(name.end()).is(",");
  }

  /** Three and more numbers with strokes: one for each name, a blood gas, or a trend. */
  private void chain(Piece.Chain chain) {
    List<NumericValue> numbers = chain.numbers();
    boolean gas = Gases.gas(numbers);
    if (VentilatorChain.at(tokens, from, chain)) {
      VentilatorChain.ties(chain).forEach(this::put);
    } else if (pending.size() == 1 && pending.get(0).is("cervical-dilation")) {
      add(pending.get(0).names(), numbers.get(0), pending.get(0), false);
      last = null;
    } else if (gas) {
      Gases.ties(numbers).forEach(this::put);
    } else if (pending.size() == numbers.size()
        && between.nearness(pending.get(pending.size() - 1).end(), chain.first())
            != Nearness.APART) {
      for (int n = 0; n < numbers.size(); n++) {
        List<WardName> fitting = Fitting.of(pending.get(n).names(), numbers.get(n), true);
        if (!fitting.isEmpty()) {
          add(fitting, numbers.get(n), pending.get(n), false);
        }
      }
    } else if (pending.size() == 1
        && between.nearness(pending.get(0).end(), chain.first()) == Nearness.RIGHT_BEHIND) {
      // "4/80/-2": the opening of the cervix, then its length and the station.
      int values = pending.get(0).is("cervical-dilation") ? 1 : numbers.size();
      for (int n = 0; n < values; n++) {
        List<WardName> fitting = Fitting.of(pending.get(0).names(), numbers.get(n), true);
        if (!fitting.isEmpty()) {
          add(fitting, numbers.get(n), pending.get(0), n + 1 < numbers.size());
        }
      }
    }
    pending.clear();
  }

  private void add(List<WardName> names, NumericValue number, Piece.Name name, boolean earlier) {
    add(names, number, name.first(), name.end(), earlier, names.get(0).kind());
  }

  private void add(
      List<WardName> names,
      NumericValue number,
      int nameFirst,
      int nameEnd,
      boolean earlier,
      ValueKind kind) {
    put(new Tied(names, kind, number, nameFirst, nameEnd, earlier, null, null));
  }

  private void put(Tied tied) {
    last = tied;
    ties.add(tied);
  }
}
