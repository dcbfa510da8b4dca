package org.chartwarden.notes.values;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.measurements.NumericValue;
import org.chartwarden.notes.measurements.Unit;
import org.chartwarden.notes.text.NoteSection;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.TimeMention;

/** Reads every value that a ward note states. */
public final class ChartValueReader {

  private static final int OPENING = 600;

  /** Tokens of a heading that may name what follows. */
  private static final int HEADING = 6;

  private static final Pattern MOTHER =
      Pattern.compile(
          "\\bG\\d ?P\\d|\\b(?i:postpartum|postnatal|antenatal|primigravida|obstetric|midwife|c(?:a)?esarean|labou?r|L&D|delivery)\\b");
  private static final Pattern CHILD =
      Pattern.compile(
          "\\b(?i:NICU|neonat\\w*|DOL|newborn nursery|day of life|p(?:a)?ediatrics?|peds|month old|mo old)\\b");

  private static final Set<String> AGAIN =
      Set.of("repeat", "recheck", "rpt", "total", "rechecked", "repeated");

  private final NoteText note;
  private final List<Token> tokens;
  private final List<TimeMention> times;
  private final LineTimes lineTimes;

  private final List<ChartValue> values = new ArrayList<>();

  /** Null before anything depends on it. */
  private Boolean mother;

  private List<Tied> bare = List.of();
  private int nextBare;

  private ChartValueReader(NoteText note, List<TimeMention> times) {
    this.note = note;
    this.tokens = note.tokens();
    this.times = times;
    this.lineTimes = new LineTimes(tokens, times);
  }

  /** Whether the note is of a woman with child. */
  private boolean mother() {
    if (mother == null) {
      String opening = note.text().substring(0, Math.min(OPENING, note.text().length()));
      mother = MOTHER.matcher(opening).find() && !CHILD.matcher(opening).find();
    }
    return mother;
  }

  /**
   * The values of a note in the order of the note.
   *
   * @param times the time expressions of the same note
   */
  public static List<ChartValue> read(NoteText note, List<TimeMention> times) {
    return new ChartValueReader(note, times).read();
  }

  private List<ChartValue> read() {
    Columns.Read columns = Columns.of(tokens, times);
    bare = BareRuns.of(tokens, columns.used());
    int nextTime = 0;
    int nextTie = 0;
    for (Sentence sentence : note.sentences()) {
      int first = nextTime;
      while (nextTime < times.size() && times.get(nextTime).firstToken() < sentence.endToken()) {
        nextTime++;
      }
      List<TimeMention> own = times.subList(first, nextTime);
      int firstTie = nextTie;
      while (nextTie < columns.ties().size()
          && columns.ties().get(nextTie).first() < sentence.endToken()) {
        nextTie++;
      }
      sentence(sentence, own, columns.ties().subList(firstTie, nextTie), columns.used());
    }
    values.sort(Comparator.comparingInt(value -> value.span().start()));
    return List.copyOf(values);
  }

  private void sentence(
      Sentence sentence, List<TimeMention> own, List<Tied> tabled, boolean[] used) {
    int from = sentence.firstToken();
    int to = sentence.endToken();
    NoteSection section = note.sectionOf(sentence);
    int begin = withHeading(section, from);
    List<Piece> pieces = new ArrayList<>(Pieces.of(tokens, begin, to, own));
    pieces.removeIf(piece -> used[piece.first()]);
    List<Tied> ties =
        new ArrayList<>(new Linker(new SentencePieces(tokens, begin, to, pieces)).ties());
    Set<Integer> tied = new HashSet<>();
    ties.forEach(tie -> tied.add(tie.first()));
    List<Tied> unknown = unknown(pieces, ties, tied, from, to);
    ties.addAll(unknown);
    while (nextBare < bare.size() && bare.get(nextBare).first() < to) {
      ties.add(bare.get(nextBare++));
    }
    ties.sort(Comparator.comparingInt(Tied::first));
    TimeMention heading = lineTimes.above(section, own, from, to);
    ties = new TimeScope(tokens, from, own, heading).timed(ties);
    ties.addAll(tabled);
    Roles roles = new Roles(tokens, from, to, section.kind(), this::mother);
    for (Tied tie : ties) {
      values.add(number(tie, roles.of(tie), sentence));
    }
    results(sentence, pieces, tied, own, heading, roles);
    lineTimes.below(own, ties, from, to);
  }

  /** The first sentence below a short heading may go on from it: "CHEST TUBES: LEFT 900 ML". */
  private int withHeading(NoteSection section, int from) {
    boolean first = from > 0 && tokens.get(from - 1).start() < section.bodyStart();
    int begin = from;
    while (first && begin > 0 && tokens.get(begin - 1).start() >= section.start()) {
      begin--;
      if (from - begin > HEADING) {
        return from;
      }
    }
    return begin;
  }

  /** Numbers that no known name claims. */
  private List<Tied> unknown(
      List<Piece> pieces, List<Tied> ties, Set<Integer> tied, int from, int to) {
    List<Tied> found = new ArrayList<>();
    Piece before = null;
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Value value
          && !tied.contains(value.number().first())
          && !value.spelled()) {
        int name = UnknownNames.standard().nameBefore(tokens, from, value.number(), to);
        boolean free = name >= 0 && (before == null || before.end() <= name);
        boolean volume =
            Fitting.volume(value.number().unit())
                && !value.number().unit().has("mL/kg")
                && !(before instanceof Piece.Value other && other.end() == value.first());
        if (free || volume) {
          int first = free ? name : value.first();
          int end = free ? nameEnd(name, value.first()) : value.first();
          ValueKind kind = volume ? ValueKind.INTAKE : ValueKind.UNKNOWN;
          Tied again = free ? again(ties, name, end, value.number()) : null;
          found.add(
              again != null
                  ? again
                  : new Tied(List.of(), kind, value.number(), first, end, false, null, null));
        }
      }
      before = piece;
    }
    return found;
  }

  /** "repeat 3.8", "total 380": the last measurement once more. */
  private Tied again(List<Tied> ties, int name, int end, NumericValue number) {
    if (!AGAIN.contains(tokens.get(end - 1).key())) {
      return null;
    }
    Tied before = null;
    for (Tied tie : ties) {
      before = tie.end() <= name ? tie : before;
    }
    List<WardName> fitting = before == null ? List.of() : Fitting.of(before.names(), number, true);
    return fitting.isEmpty() ? null : Tied.nameless(fitting, before.kind(), number);
  }

  private int nameEnd(int from, int to) {
    int end = to;
    while (end > from + 1 && !tokens.get(end - 1).isWord()) {
      end--;
    }
    return end;
  }

  private void results(
      Sentence sentence,
      List<Piece> pieces,
      Set<Integer> tied,
      List<TimeMention> own,
      TimeMention heading,
      Roles roles) {
    for (Piece piece : pieces) {
      if (!(piece instanceof Piece.Name name)
          || name.decoy()
          || tokens.get(name.first()).is("pcr")) {
        continue;
      }
      Results.Found result =
          name.worded() ? Results.behind(tokens, name, sentence.endToken()) : null;
      if (result != null && !tied.contains(result.first())) {
        List<WardName> labs =
            new Shapes(tokens, sentence.firstToken(), sentence.endToken())
                .inWords(name).stream()
                    .filter(WardName::worded)
                    .sorted(
                        Comparator.comparing(one -> WardNames.measured(one.concept()).isPresent()))
                    .toList();
        NumericValue place =
            NumericValue.exact(null, Unit.none(result.end()), result.first(), result.end());
        Tied tie =
            new Tied(labs, labs.get(0).kind(), place, name.first(), name.end(), false, null, null);
        Tied timed =
            new TimeScope(tokens, sentence.firstToken(), own, heading).timed(List.of(tie)).get(0);
        values.add(value(timed, roles.of(timed), sentence, result.words()));
      }
    }
  }

  private ChartValue number(Tied tie, ValueRole role, Sentence sentence) {
    return value(tie, role, sentence, "");
  }

  private ChartValue value(Tied tie, ValueRole role, Sentence sentence, String words) {
    NumericValue number = tie.number();
    Unit unit = number.unit();
    boolean written =
        unit.written() && unit.firstToken() >= number.first() && unit.end() <= number.end();
    int scale = unit.codes().isEmpty() ? unit.exponent() : 0;
    String code = Units.code(unit, tie.names(), number);
    return new ChartValue(
        tie.kind(),
        tie.nameEnd() > tie.nameFirst() ? text(tie.nameFirst(), tie.nameEnd()) : "",
        tie.names().stream().map(WardName::concept).distinct().toList(),
        tie.names().isEmpty() ? "" : tie.names().get(0).display(),
        number.low() == null ? null : number.low().scaleByPowerOfTen(scale),
        number.high() == null ? null : number.high().scaleByPowerOfTen(scale),
        number.second(),
        number.bound(),
        written ? text(unit.firstToken(), unit.end()) : "",
        code,
        words,
        role,
        tie.time(),
        tie.earlier(),
        note.span(number.first(), number.end() - 1),
        whole(tie),
        sentence.index(),
        sentence.section());
  }

  /** Name and value where they stand side by side; else the value alone. */
  private TextSpan whole(Tied tie) {
    boolean before = tie.nameEnd() <= tie.first() && tie.first() - tie.nameEnd() <= 2;
    for (int i = tie.nameEnd(); i < tie.first() && before; i++) {
      before = !tokens.get(i).isNumber();
    }
    boolean behind = tie.nameFirst() >= tie.end() && tie.nameFirst() - tie.end() <= 1;
    boolean beside = tie.nameEnd() > tie.nameFirst() && (before || behind);
    return beside
        ? note.span(tie.wholeFirst(), tie.wholeEnd() - 1)
        : note.span(tie.first(), tie.end() - 1);
  }

  private String text(int first, int end) {
    return note.text().substring(tokens.get(first).start(), tokens.get(end - 1).end());
  }
}
