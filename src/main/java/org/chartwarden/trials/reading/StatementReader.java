package org.chartwarden.trials.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.trials.facts.AllergyFact;
import org.chartwarden.trials.facts.CompleteList;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.Fact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.ProcedureFact;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.units.Amount;

/** Reads what {@link StatementWriter} wrote. */
final class StatementReader {

  private static final FactState[] STATES = FactState.values();

  private final PatientNote note;
  private final byte[] bytes;
  private int at;
  private String[] words = {};

  StatementReader(PatientNote note, byte[] bytes) {
    this.note = note;
    this.bytes = bytes;
  }

  List<NoteStatement> read() {
    words = new String[number()];
    for (int i = 0; i < words.length; i++) {
      char[] letters = new char[number()];
      for (int k = 0; k < letters.length; k++) {
        letters[k] = (char) number();
      }
      words[i] = new String(letters);
    }
    int count = number();
    List<NoteStatement> statements = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Fact fact = fact();
      statements.add(new NoteStatement(fact, Set.copyOf(texts())));
    }
    return statements;
  }

  private Fact fact() {
    int kind = next();
    return switch (kind) {
      case 'p' -> new ProblemFact(name(), state(), time(), texts(), evidence());
      case 'd' -> new DrugFact(name(), state(), time(), amount(), optional(), evidence());
      case 'o' -> new ProcedureFact(name(), state(), time(), evidence());
      case 'a' -> new AllergyFact(name(), state(), evidence());
      case 'm' ->
          new MeasuredFact(
              text(),
              codes(),
              new BigDecimal(text()),
              Bound.values()[next()],
              text(),
              day(),
              optional().map(BigDecimal::new),
              optional().map(BigDecimal::new),
              evidence());
      case 's' -> new StatusFact(text(), state(), time(), amount(), evidence());
      case 'n' -> sentence();
      case 'c' -> new CompleteList(FactList.values()[next()], evidence());
      default -> throw new IllegalStateException("statement of the unknown kind " + kind);
    };
  }

  private NoteSentence sentence() {
    String own = told() ? null : text();
    Optional<LocalDate> day = day();
    FactEvidence evidence = evidence();
    return new NoteSentence(own == null ? evidence.text() : own, day, evidence);
  }

  private FactEvidence evidence() {
    int how = next();
    Optional<TextSpan> span = Optional.empty();
    if ((how & 1) != 0) {
      int start = number();
      int end = start + number();
      span =
          Optional.of(
              new TextSpan(
                  start, end, (how & 2) != 0 ? note.text().substring(start, end) : text()));
    }
    String text = (how & 4) != 0 ? span.orElseThrow().text() : text();
    return new FactEvidence(Optional.of(note.source()), span, text);
  }

  private FactState state() {
    return STATES[next()];
  }

  private FactName name() {
    return new FactName(new LinkedHashSet<>(texts()), codes(), texts());
  }

  private List<Code> codes() {
    int count = number();
    List<Code> codes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      codes.add(new Code(text(), text(), text()));
    }
    return codes;
  }

  private FactTime time() {
    Optional<DayRange> begin = days();
    Optional<DayRange> end = days();
    return begin.isEmpty() && end.isEmpty() ? FactTime.UNTOLD : new FactTime(begin, end);
  }

  private Optional<DayRange> days() {
    Optional<LocalDate> first = day();
    return first.isEmpty()
        ? Optional.empty()
        : Optional.of(new DayRange(first.get(), day().orElseThrow()));
  }

  private Optional<LocalDate> day() {
    return told()
        ? Optional.of(LocalDate.ofEpochDay(number() - StatementWriter.EARLY))
        : Optional.empty();
  }

  private Optional<Amount> amount() {
    Optional<String> value = optional();
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(new Amount(new BigDecimal(value.get()), text()));
  }

  private Optional<String> optional() {
    return told() ? Optional.of(text()) : Optional.empty();
  }

  private List<String> texts() {
    int count = number();
    if (count == 0) {
      return List.of();
    }
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(text());
    }
    return texts;
  }

  private String text() {
    return words[number()];
  }

  private int number() {
    int number = 0;
    int shift = 0;
    int next = next();
    while (next > 127) {
      number |= (next & 127) << shift;
      shift += 7;
      next = next();
    }
    return number | next << shift;
  }

  private boolean told() {
    return next() != 0;
  }

  private int next() {
    return bytes[at++] & 255;
  }
}
