package org.chartwarden.consistency.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.claims.ClaimedUse;
import org.chartwarden.notes.claims.ClaimedValue;
import org.chartwarden.notes.claims.Laterality;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.claims.UseStatus;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.medications.Route;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.times.NoteContext;
import org.chartwarden.notes.times.TimeWindow;
import org.chartwarden.units.UnitNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule against its table {@code consistency/<id>.rows}: what is expected, the statement, the
 * row, and other rows about the same thing, as {@code key=value} items.
 */
class RuleTableTest {

  private static final Instant WRITTEN = Instant.parse("2025-01-10T12:00:00Z");
  private static final NoteContext CONTEXT =
      NoteContext.at(WRITTEN, ZoneOffset.UTC).during(Instant.parse("2025-01-07T08:00:00Z"), null);
  private static final NoteContext LEAVING =
      NoteContext.at(WRITTEN, ZoneOffset.UTC)
          .during(Instant.parse("2025-01-07T08:00:00Z"), Instant.parse("2025-01-10T14:00:00Z"));

  record Line(String rule, int number, String text) {
    @Override
    public String toString() {
      return rule + ":" + number + " " + text;
    }
  }

  static Stream<Line> lines() {
    return ConsistencyRuleCatalog.standard().all().stream()
        .flatMap(rule -> read(rule.id()).stream());
  }

  @Test
  void everyRuleHasATable() {
    for (ConsistencyRule rule : ConsistencyRuleCatalog.standard().all()) {
      assertThat(read(rule.id())).as(rule.id()).hasSizeGreaterThanOrEqualTo(6);
      assertThat(ConsistencyRuleCatalog.standard().byId(rule.id())).contains(rule);
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void answersAsItsTableSays(Line line) {
    String[] cells = line.text.split("\\|", -1);
    NoteClaim claim = claim(items(cells[1]));
    TableValue row = row(items(cells[2]));
    List<TableValue> others = new ArrayList<>();
    for (int i = 3; i < cells.length; i++) {
      others.add(row(items(cells[i])));
    }
    NoteContext context = items(cells[1]).containsKey("leaving") ? LEAVING : CONTEXT;
    RuleAnswer answer =
        ConsistencyRuleCatalog.standard()
            .byId(line.rule)
            .orElseThrow()
            .judge(new RuleCase(claim, row, OtherRows.of(claim.value(), others), context));
    String got =
        answer.outcome() == RuleAnswer.Outcome.DIFFERS
            ? "differs " + answer.field().code()
            : answer.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    assertThat(got).as(answer.reason()).isEqualTo(cells[0].strip());
    if (answer.differs()) {
      assertThat(answer.reason()).isNotBlank();
      assertThat(answer.advice()).isNotBlank();
      assertThat(answer.severity()).isNotNull();
    }
  }

  private static List<Line> read(String rule) {
    String file = "/consistency/" + rule + ".rows";
    try (InputStream in = RuleTableTest.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      String[] all = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n");
      List<Line> lines = new ArrayList<>();
      for (int i = 0; i < all.length; i++) {
        if (!all[i].isBlank() && !all[i].startsWith("#")) {
          lines.add(new Line(rule, i + 1, all[i]));
        }
      }
      return lines;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, String> items(String cell) {
    Map<String, String> items = new HashMap<>();
    for (String item : cell.split(";")) {
      int equals = item.indexOf('=');
      if (equals > 0) {
        items.put(item.substring(0, equals).strip(), item.substring(equals + 1).strip());
      } else if (!item.isBlank()) {
        items.put(item.strip(), "");
      }
    }
    return items;
  }

  private static NoteClaim claim(Map<String, String> items) {
    ClaimKind kind = kind(items);
    Optional<ClaimedValue> value = Optional.empty();
    if (items.containsKey("words")) {
      value = Optional.of(ClaimedValue.of(items.get("words")));
    } else if (items.containsKey("value")) {
      String[] pair = items.get("value").split("/");
      String[] range = pair[0].split("\\.\\.");
      String written = items.getOrDefault("unit", "");
      value =
          Optional.of(
              new ClaimedValue(
                  new BigDecimal(range[0]),
                  range.length > 1 ? new BigDecimal(range[1]) : null,
                  pair.length > 1 ? new BigDecimal(pair[1]) : null,
                  Bound.valueOf(items.getOrDefault("bound", "EXACT")),
                  written,
                  written.isEmpty() ? null : UnitNames.ucum(written).orElse(null),
                  "",
                  false));
    }
    TextSpan span = new TextSpan(0, 1, items.getOrDefault("name", "x"));
    return new NoteClaim(
        kind,
        span,
        span,
        items.getOrDefault("name", "x"),
        List.of(items.getOrDefault("concept", "x")),
        Optional.empty(),
        value,
        kind == ClaimKind.MEDICATION ? Optional.of(use(items)) : Optional.empty(),
        time(items.getOrDefault("time", "")),
        Laterality.valueOf(items.getOrDefault("side", "NONE")),
        Assertion.valueOf(items.getOrDefault("assertion", "PRESENT")),
        0,
        SectionKind.valueOf(items.getOrDefault("section", "OTHER")),
        "");
  }

  private static ClaimKind kind(Map<String, String> items) {
    return ClaimKind.valueOf(items.getOrDefault("kind", "LAB"));
  }

  private static ClaimedUse use(Map<String, String> items) {
    String[] dose = items.getOrDefault("dose", "").split(" ", 2);
    String[] range = dose[0].split("\\.\\.");
    return new ClaimedUse(
        decimal(range[0]),
        range.length > 1 ? decimal(range[1]) : null,
        dose.length > 1 ? dose[1] : null,
        decimal(items.get("count")),
        decimal(items.get("times")),
        items.containsKey("route") ? Route.valueOf(items.get("route")) : null,
        decimal(items.get("perDay")),
        items.containsKey("prn"),
        items.containsKey("moments") ? List.of(items.get("moments").split(",")) : List.of(),
        UseStatus.valueOf(items.getOrDefault("status", "UNSAID")));
  }

  private static TimeWindow time(String text) {
    if (text.isEmpty()) {
      return new TimeWindow(
          WRITTEN.minusSeconds(400_000), WRITTEN, TimeWindow.Kind.INDETERMINATE, "");
    }
    String[] parts = text.split(" ");
    String[] ends = parts[1].split("\\.\\.");
    Instant start = Instant.parse(ends[0]);
    return new TimeWindow(
        start,
        ends.length > 1 ? Instant.parse(ends[1]) : start,
        TimeWindow.Kind.valueOf(parts[0]),
        "words");
  }

  private static TableValue row(Map<String, String> items) {
    ClaimKind kind = kind(items);
    Optional<ChartedValue> value = Optional.empty();
    if (items.containsKey("words")) {
      value = Optional.of(new ChartedValue(null, null, "", "", items.get("words")));
    } else if (items.containsKey("value")) {
      String[] pair = items.get("value").split("/");
      value =
          Optional.of(
              new ChartedValue(
                  new BigDecimal(pair[0]),
                  pair.length > 1 ? new BigDecimal(pair[1]) : null,
                  items.getOrDefault("unit", ""),
                  items.getOrDefault("comparator", ""),
                  ""));
    }
    Optional<Instant> from =
        Optional.ofNullable(items.getOrDefault("at", items.get("from"))).map(RuleTableTest::moment);
    Optional<Instant> to =
        Optional.ofNullable(items.getOrDefault("at", items.get("to"))).map(RuleTableTest::moment);
    String concept = items.getOrDefault("concept", "x");
    return new TableValue(
        new RecordPointer("Observation", "x", 1, ""),
        kind,
        List.of(concept),
        List.of(),
        List.of(items.getOrDefault("name", concept)),
        from,
        to,
        items.containsKey("wholeDay"),
        items.getOrDefault("rowStatus", ""),
        value,
        kind == ClaimKind.MEDICATION ? Optional.of(charted(items)) : Optional.empty(),
        Laterality.valueOf(items.getOrDefault("side", "NONE")),
        "");
  }

  private static Instant moment(String text) {
    return text.length() == 10
        ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
        : Instant.parse(text);
  }

  private static ChartedUse charted(Map<String, String> items) {
    String[] dose = items.getOrDefault("dose", "").split(" ", 2);
    String[] range = dose[0].split("\\.\\.");
    String[] rate = items.getOrDefault("rate", "").split(" ", 2);
    return new ChartedUse(
        decimal(range[0]),
        range.length > 1 ? decimal(range[1]) : null,
        dose.length > 1 ? dose[1] : "",
        decimal(rate[0]),
        rate.length > 1 ? rate[1] : "",
        items.containsKey("route") ? Route.valueOf(items.get("route")) : null,
        decimal(items.get("perDay")),
        items.containsKey("prn"),
        items.containsKey("moments") ? List.of(items.get("moments").split(",")) : List.of(),
        items.containsKey("given"),
        "");
  }

  private static BigDecimal decimal(String text) {
    return text == null || text.isEmpty() ? null : new BigDecimal(text);
  }
}
