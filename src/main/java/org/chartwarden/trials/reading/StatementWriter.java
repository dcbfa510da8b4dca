package org.chartwarden.trials.reading;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.trials.facts.AllergyFact;
import org.chartwarden.trials.facts.CompleteList;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.Fact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.ProcedureFact;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.units.Amount;

/** Writes the statements behind the words that they share. */
final class StatementWriter {

  /** Added to days, so that those of the last thousands of years are above zero. */
  static final int EARLY = 1_000_000;

  private final PatientNote note;
  private final Map<String, Integer> words = new LinkedHashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  StatementWriter(PatientNote note) {
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
