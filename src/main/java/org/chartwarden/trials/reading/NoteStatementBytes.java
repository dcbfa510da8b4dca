package org.chartwarden.trials.reading;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

/**
 * Statements of a note as bytes and back. Words that stand in the note are told by their place, so
 * that nothing can be read without the note; other words stand once.
 */
public final class NoteStatementBytes {

  private static final FactState[] STATES = FactState.values();

  /** Added to days, so that those of the last thousands of years are above zero. */
  private static final int EARLY = 1_000_000;

  private NoteStatementBytes() {}

  /** The bytes of what a note says. */
  public static byte[] of(ReadNote note) {
    return new Writer(note.note()).write(note.statements());
  }

  /** What the note said when the bytes were made of it. */
  public static ReadNote read(PatientNote note, byte[] bytes) {
    return new ReadNote(note, new Reader(note, bytes).read());
  }

  /** Writes the statements behind the words that they share. */
  private static final class Writer {
    private final PatientNote note;
    private final Map<String, Integer> words = new LinkedHashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Writer(PatientNote note) {
      this.note = note;
    }

    byte[] write(List<NoteStatement> statements) {
      number(statements.size());
      for (NoteStatement statement : statements) {
        fact(statement.fact());
        texts(statement.conditions());
      }
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      number(words.size(), all);
      for (String word : words.keySet()) {
        number(word.length(), all);
        word.chars().forEach(letter -> number(letter, all));
      }
      all.writeBytes(out.toByteArray());
      return all.toByteArray();
    }

    private void fact(Fact fact) {
      switch (fact) {
        case ProblemFact one -> {
          out.write('p');
          name(one.name());
          out.write(one.state().ordinal());
          time(one.time());
          texts(one.details());
        }
        case DrugFact one -> {
          out.write('d');
          name(one.name());
          out.write(one.state().ordinal());
          time(one.time());
          amount(one.dailyDose());
          optional(one.route());
        }
        case ProcedureFact one -> {
          out.write('o');
          name(one.name());
          out.write(one.state().ordinal());
          time(one.time());
        }
        case AllergyFact one -> {
          out.write('a');
          name(one.substance());
          out.write(one.state().ordinal());
        }
        case MeasuredFact one -> {
          out.write('m');
          text(one.concept());
          codes(one.codes());
          text(one.value().toString());
          out.write(one.bound().ordinal());
          text(one.unit());
          day(one.on());
          optional(one.low().map(BigDecimal::toString));
          optional(one.high().map(BigDecimal::toString));
        }
        case StatusFact one -> {
          out.write('s');
          text(one.status());
          out.write(one.state().ordinal());
          time(one.time());
          amount(one.amount());
        }
        case NoteSentence one -> {
          out.write('n');
          boolean same = one.text().equals(one.evidence().text());
          out.write(same ? 1 : 0);
          if (!same) {
            text(one.text());
          }
          day(one.on());
        }
        case CompleteList one -> {
          out.write('c');
          out.write(one.list().ordinal());
        }
      }
      evidence(fact.evidence());
    }

    private void evidence(FactEvidence evidence) {
      if (!evidence.source().equals(Optional.of(note.source()))) {
        throw new IllegalArgumentException("a statement of a note stands in another document");
      }
      TextSpan span = evidence.span().orElse(null);
      boolean here =
          span != null
              && span.end() <= note.text().length()
              && note.text().substring(span.start(), span.end()).equals(span.text());
      boolean same = span != null && span.text().equals(evidence.text());
      out.write((span == null ? 0 : 1) + (here ? 2 : 0) + (same ? 4 : 0));
      if (span != null) {
        number(span.start());
        number(span.end() - span.start());
        if (!here) {
          text(span.text());
        }
      }
      if (!same) {
        text(evidence.text());
      }
    }

    private void name(FactName name) {
      texts(name.concepts());
      codes(name.codes());
      texts(name.texts());
    }

    private void codes(List<Code> codes) {
      number(codes.size());
      for (Code code : codes) {
        text(code.system());
        text(code.code());
        text(code.display());
      }
    }

    private void time(FactTime time) {
      days(time.begin());
      days(time.end());
    }

    private void days(Optional<DayRange> days) {
      day(days.map(DayRange::first));
      if (days.isPresent()) {
        day(days.map(DayRange::last));
      }
    }

    private void day(Optional<LocalDate> day) {
      out.write(day.isPresent() ? 1 : 0);
      // Days may lie before 1970.
      day.ifPresent(one -> number(EARLY + (int) one.toEpochDay()));
    }

    private void amount(Optional<Amount> amount) {
      optional(amount.map(one -> one.value().toString()));
      if (amount.isPresent()) {
        text(amount.get().unit());
      }
    }

    private void optional(Optional<String> text) {
      out.write(text.isPresent() ? 1 : 0);
      if (text.isPresent()) {
        text(text.get());
      }
    }

    private void texts(Iterable<String> texts) {
      List<String> all = new ArrayList<>();
      texts.forEach(all::add);
      number(all.size());
      for (String one : all) {
        text(one);
      }
    }

    private void text(String text) {
      number(words.computeIfAbsent(text, one -> words.size()));
    }

    private void number(int number) {
      number(number, out);
    }

    /** Seven bits a byte, the lowest first. */
    private static void number(int number, ByteArrayOutputStream to) {
      int left = number;
      while ((left & ~127) != 0) {
        to.write(left & 127 | 128);
        left >>>= 7;
      }
      to.write(left);
    }
  }

  /** Reads what {@link Writer} wrote. */
  private static final class Reader {
    private final PatientNote note;
    private final byte[] bytes;
    private int at;
    private String[] words = {};

    Reader(PatientNote note, byte[] bytes) {
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
      return told() ? Optional.of(LocalDate.ofEpochDay(number() - EARLY)) : Optional.empty();
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
}
