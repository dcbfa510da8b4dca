package org.chartwarden.consistency.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.claims.ClaimedUse;
import org.chartwarden.notes.claims.ClaimedValue;
import org.chartwarden.notes.claims.Laterality;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.claims.UseStatus;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.medications.Frequency;
import org.chartwarden.notes.medications.Medication;
import org.chartwarden.notes.medications.MedicationNames;
import org.chartwarden.notes.medications.Route;
import org.chartwarden.notes.quotes.NoteQuotes;
import org.chartwarden.notes.quotes.QuotedNumbers;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.times.NoteContext;
import org.chartwarden.notes.times.TimeMention;
import org.chartwarden.notes.times.TimeResolver;
import org.chartwarden.notes.times.TimeWindow;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.platform.Shown;
import org.chartwarden.units.UnitNames;

/** Holds every cell of a model's statement against the note; what stands nowhere does not pass. */
final class StatementCheck {

  private static final int LONGEST_QUOTE = 300;
  private static final int SHOWN = 50;
  private static final String ELSEWHERE = "history;plan;other";

  private static final Map<String, ClaimKind> KINDS =
      Map.of(
          "lab", ClaimKind.LAB,
          "vital", ClaimKind.VITAL,
          "medication", ClaimKind.MEDICATION,
          "condition", ClaimKind.CONDITION,
          "procedure", ClaimKind.PROCEDURE,
          "input-output", ClaimKind.INPUT_OUTPUT);

  private static final Map<String, UseStatus> STATUS =
      Map.of(
          "started", UseStatus.STARTED,
          "continued", UseStatus.CONTINUED,
          "held", UseStatus.HELD,
          "stopped", UseStatus.STOPPED,
          "changed", UseStatus.CHANGED,
          "completed", UseStatus.COMPLETED,
          "given", UseStatus.GIVEN,
          "not-given", UseStatus.NOT_GIVEN);

  private static final Map<String, Set<String>> SIDES =
      Map.of(
          "left", Set.of("left", "left-sided", "l", "lt"),
          "right", Set.of("right", "right-sided", "r", "rt"),
          "bilateral", Set.of("bilateral", "bilaterally", "both", "b/l", "bilat"));

  private static final Set<String> ABSENT =
      Set.of(
          "no", "not", "without", "denies", "denied", "negative", "absent", "none", "neg", "never");

  private final ClinicalNote note;
  private final TimeResolver times;

  StatementCheck(ClinicalNote note, NoteContext context) {
    this.note = note;
    this.times = new TimeResolver(context);
  }

  /** What came of a statement. */
  sealed interface Verdict {}

  /** The note says so. */
  record Verified(NoteClaim claim) implements Verdict {}

  /** It is history, a plan or somebody else's. */
  record LeftOut() implements Verdict {}

  /** It stands nowhere; the text names it and says why. */
  record Dropped(String because) implements Verdict {}

  /** Ends the check of one statement. */
  private static final class Unfounded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfounded(String because) {
      super(because, null, false, false);
    }
  }

  Verdict check(ModelStatement statement, NoteParts.Part part) {
    try {
      ClaimKind kind = KINDS.get(statement.kind());
      if (kind == null) {
        throw new Unfounded("there is no kind \"" + shown(statement.kind()) + "\"");
      }
      TextSpan quote = quote(statement, part);
      if (List.of(ELSEWHERE.split(";")).contains(statement.about())) {
        return new LeftOut();
      }
      return new Verified(claim(statement, kind, quote));
    } catch (Unfounded e) {
      return new Dropped(shown(statement.name()) + " (" + e.getMessage() + ")");
    }
  }

  /** The quote in the note. */
  private static TextSpan quote(ModelStatement statement, NoteParts.Part part) {
    if (statement.quote().length() > LONGEST_QUOTE) {
      throw new Unfounded("its quote is longer than " + LONGEST_QUOTE + " characters");
    }
    TextSpan found =
        new NoteQuotes(part.text())
            .find(statement.quote())
            .orElseThrow(() -> new Unfounded("its quote is not in the note"));
    return new TextSpan(part.start() + found.start(), part.start() + found.end(), found.text());
  }

  private NoteClaim claim(ModelStatement statement, ClaimKind kind, TextSpan quote) {
    TextSpan name = within(quote, statement.name(), "the name");
    QuotedNumbers numbers = new QuotedNumbers(quote.text());
    boolean drug = kind == ClaimKind.MEDICATION;
    boolean measured =
        kind == ClaimKind.LAB || kind == ClaimKind.VITAL || kind == ClaimKind.INPUT_OUTPUT;
    Optional<ClaimedValue> value =
        measured ? Optional.of(value(statement, quote, numbers)) : Optional.empty();
    Optional<ClaimedUse> use =
        drug ? Optional.of(use(statement, quote, numbers)) : Optional.empty();
    if (statement.absent() && numbers.tokens().stream().noneMatch(t -> ABSENT.contains(t.key()))) {
      throw new Unfounded("its quote does not deny it");
    }
    Sentence sentence = sentenceOf(name);
    TextSpan span = measured ? valueSpan(statement, quote) : drug ? quote : name;
    return new NoteClaim(
        kind(kind, statement),
        span,
        quote,
        name.text(),
        concepts(statement, kind),
        Optional.empty(),
        value,
        use,
        time(statement, quote, sentence),
        side(statement, numbers),
        statement.absent() ? Assertion.NEGATED : Assertion.PRESENT,
        sentence.index(),
        note.text().sectionOf(sentence).kind(),
        "");
  }

  /** A cell in the quote, by its place in the note. */
  private static TextSpan within(TextSpan quote, String cell, String what) {
    TextSpan found =
        new NoteQuotes(quote.text())
            .find(cell)
            .orElseThrow(
                () -> new Unfounded(what + " \"" + shown(cell) + "\" is not in its quote"));
    return new TextSpan(quote.start() + found.start(), quote.start() + found.end(), found.text());
  }

  private static TextSpan valueSpan(ModelStatement statement, TextSpan quote) {
    NoteQuotes quotes = new NoteQuotes(quote.text());
    return Stream.of(
            statement.value() + " " + statement.unit(),
            statement.value() + statement.unit(),
            statement.value())
        .flatMap(text -> quotes.find(text.strip()).stream())
        .findFirst()
        .map(
            found ->
                new TextSpan(
                    quote.start() + found.start(), quote.start() + found.end(), found.text()))
        .orElse(quote);
  }

  private static ClaimedValue value(
      ModelStatement statement, TextSpan quote, QuotedNumbers numbers) {
    if (statement.value().isEmpty()) {
      throw new Unfounded("it has no value");
    }
    String[] parts = statement.value().split("/", 2);
    Optional<BigDecimal> first = number(parts[0]);
    if (first.isEmpty()) {
      within(quote, statement.value(), "the result");
      return ClaimedValue.of(statement.value());
    }
    String unit = unit(statement.unit(), first.get(), numbers);
    BigDecimal second = null;
    if (parts.length == 2) {
      second =
          number(parts[1])
              .orElseThrow(() -> new Unfounded("\"" + shown(statement.value()) + "\" is no value"));
      standing(second, numbers);
    }
    boolean bound = numbers.equalTo(first.get()).stream().anyMatch(QuotedNumbers.Number::bound);
    if (bound) {
      throw new Unfounded("the note gives only a bound");
    }
    return new ClaimedValue(
        first.get(),
        null,
        second,
        Bound.EXACT,
        unit,
        unit.isEmpty() ? null : UnitNames.ucum(unit).orElse(null),
        "",
        false);
  }

  private static ClaimedUse use(ModelStatement statement, TextSpan quote, QuotedNumbers numbers) {
    BigDecimal dose = null;
    String unit = "";
    if (!statement.value().isEmpty()) {
      dose =
          number(statement.value())
              .orElseThrow(() -> new Unfounded("\"" + shown(statement.value()) + "\" is no dose"));
      unit = unit(statement.unit(), dose, numbers);
    }
    Route route = null;
    if (!statement.route().isEmpty()) {
      within(quote, statement.route(), "the route");
      route =
          Route.named(statement.route())
              .orElseThrow(() -> new Unfounded("\"" + shown(statement.route()) + "\" is no route"));
    }
    Optional<Frequency> frequency = Optional.empty();
    if (!statement.frequency().isEmpty()) {
      within(quote, statement.frequency(), "the frequency");
      frequency = Frequency.of(statement.frequency());
      if (frequency.isEmpty()) {
        throw new Unfounded("\"" + shown(statement.frequency()) + "\" is no frequency");
      }
    }
    UseStatus status = UseStatus.UNSAID;
    if (!statement.status().isEmpty()) {
      status = STATUS.get(statement.status());
      if (status == null || statement.statusWords().isEmpty()) {
        throw new Unfounded("the status \"" + shown(statement.status()) + "\" is not quoted");
      }
      within(quote, statement.statusWords(), "the status");
    }
    return new ClaimedUse(
        dose,
        null,
        unit.isEmpty() ? null : UnitNames.ucum(unit).orElse(null),
        null,
        null,
        route,
        frequency.flatMap(Frequency::perDay).orElse(null),
        frequency.map(Frequency::asNeeded).orElse(false),
        frequency.map(Frequency::moments).orElse(List.of()),
        status);
  }

  /** The unit as claimed, when it stands behind the number; a number that stands nowhere fails. */
  private static String unit(String claimed, BigDecimal value, QuotedNumbers numbers) {
    List<QuotedNumbers.Number> all = standing(value, numbers);
    if (!claimed.isEmpty() && all.stream().noneMatch(n -> numbers.hasUnit(n, claimed))) {
      throw new Unfounded("the unit \"" + shown(claimed) + "\" is not in its quote");
    }
    boolean other = claimed.isEmpty() && all.stream().allMatch(n -> numbers.unit(n).isPresent());
    if (other) {
      throw new Unfounded("it leaves out the unit of its quote");
    }
    return claimed;
  }

  private static List<QuotedNumbers.Number> standing(BigDecimal value, QuotedNumbers numbers) {
    List<QuotedNumbers.Number> all = numbers.equalTo(value);
    if (all.isEmpty()) {
      throw new Unfounded("the number " + value.toPlainString() + " is not in its quote");
    }
    return all;
  }

  private static Optional<BigDecimal> number(String text) {
    String digits = text.strip();
    boolean plain = digits.length() <= 12 && digits.matches("[0-9]{1,9}(\\.[0-9]{1,6})?");
    return plain ? Optional.of(new BigDecimal(digits)) : Optional.empty();
  }

  private static Laterality side(ModelStatement statement, QuotedNumbers numbers) {
    if (statement.side().isEmpty()) {
      return Laterality.NONE;
    }
    Set<String> words = SIDES.get(statement.side());
    if (words == null || numbers.tokens().stream().noneMatch(t -> words.contains(t.key()))) {
      throw new Unfounded("the side \"" + shown(statement.side()) + "\" is not in its quote");
    }
    return Laterality.valueOf(statement.side().toUpperCase(Locale.ROOT));
  }

  /** The window of the words of time, which must stand in the sentence of the quote. */
  private TimeWindow time(ModelStatement statement, TextSpan quote, Sentence sentence) {
    if (statement.when().isEmpty()) {
      return times.unsaid();
    }
    int start = Math.min(sentence.start(), quote.start());
    int end = Math.max(sentence.end(), quote.end());
    TextSpan around = new TextSpan(start, end, note.text().text().substring(start, end));
    TextSpan words = within(around, statement.when(), "the time");
    return note.times().stream()
        .filter(time -> time.span().start() < words.end() && words.start() < time.span().end())
        .findFirst()
        .map(TimeMention.class::cast)
        .map(times::resolve)
        .orElseThrow(() -> new Unfounded("\"" + shown(statement.when()) + "\" is no time"));
  }

  private Sentence sentenceOf(TextSpan span) {
    return note.text().sentences().stream()
        .filter(sentence -> sentence.end() > span.start())
        .findFirst()
        .orElseThrow(() -> new Unfounded("its quote is not in a sentence"));
  }

  /** A vital sign that the model takes for a result, and the other way round, is what it is. */
  private static ClaimKind kind(ClaimKind kind, ModelStatement statement) {
    if (kind != ClaimKind.LAB && kind != ClaimKind.VITAL) {
      return kind;
    }
    return ClinicalVocabulary.standard().named(statement.means(), Kind.LAB, Kind.VITAL).stream()
        .findFirst()
        .map(concept -> concept.kind() == Kind.VITAL ? ClaimKind.VITAL : ClaimKind.LAB)
        .orElse(kind);
  }

  /**
   * Ids of what is named, by its words in the note, else by the usual name that the model gives.
   */
  private static List<String> concepts(ModelStatement statement, ClaimKind kind) {
    if (kind == ClaimKind.MEDICATION) {
      List<Medication> written = MedicationNames.standard().find(statement.name());
      List<Medication> all =
          written.isEmpty() ? MedicationNames.standard().find(statement.means()) : written;
      return all.stream().map(Medication::id).toList();
    }
    Kind[] kinds =
        switch (kind) {
          case LAB, VITAL, INPUT_OUTPUT -> new Kind[] {Kind.LAB, Kind.VITAL};
          case PROCEDURE -> new Kind[] {Kind.PROCEDURE, Kind.IMAGING};
          default -> new Kind[] {Kind.PROBLEM};
        };
    List<Concept> written = ClinicalVocabulary.standard().named(statement.name(), kinds);
    List<Concept> all =
        written.isEmpty() ? ClinicalVocabulary.standard().named(statement.means(), kinds) : written;
    return all.stream().map(Concept::id).toList();
  }

  private static String shown(String text) {
    return Shown.of(text, SHOWN);
  }
}
