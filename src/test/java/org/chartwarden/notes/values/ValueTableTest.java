package org.chartwarden.notes.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.times.TimeReader;
import org.chartwarden.platform.PipeTable;
import org.junit.jupiter.api.Test;

/** Reads every row of {@code notes/values.psv}; prints precision and recall. */
class ValueTableTest {

  /** One expected value of a row: {@code concept=value unit @time !ROLE}. */
  private record Wanted(
      String concept, String value, String unit, String time, ValueRole role, String written) {

    static Wanted of(String written) {
      int sign = written.indexOf('=');
      String rest = written.substring(sign + 1);
      ValueRole role = ValueRole.MEASURED;
      int mark = rest.indexOf('!');
      if (mark >= 0) {
        role = ValueRole.valueOf(rest.substring(mark + 1).strip());
        rest = rest.substring(0, mark);
      }
      int at = rest.indexOf('@');
      String time = at < 0 ? "" : rest.substring(at + 1).strip();
      String value = (at < 0 ? rest : rest.substring(0, at)).strip();
      int blank = value.startsWith("\"") ? -1 : value.indexOf(' ');
      return new Wanted(
          written.substring(0, sign).strip(),
          blank < 0 ? value : value.substring(0, blank),
          blank < 0 ? "" : value.substring(blank + 1).strip(),
          time,
          role,
          written);
    }

    boolean is(ChartValue found) {
      boolean named = concept.endsWith("?") || found.concepts().contains(concept);
      boolean timed =
          time.isEmpty() || found.time() != null && found.time().span().text().contains(time);
      boolean united = unit.isEmpty() || unit.equals(found.unit());
      return named && timed && united && found.role() == role && value.equals(text(found));
    }
  }

  @Test
  void readsTheValuesOfTheTable() {
    int expected = 0;
    int found = 0;
    int right = 0;
    List<String> wrong = new ArrayList<>();
    for (String[] row : PipeTable.rows("/notes/values.psv", 2)) {
      List<ChartValue> values = new ArrayList<>(read(row[0]));
      values.removeIf(value -> value.concepts().isEmpty() && value.kind() == ValueKind.UNKNOWN);
      found += values.size();
      for (String item : row[1].isEmpty() ? new String[0] : row[1].split(";")) {
        expected++;
        Wanted wanted = Wanted.of(item);
        Optional<ChartValue> hit = values.stream().filter(wanted::is).findFirst();
        hit.ifPresent(values::remove);
        right += hit.isPresent() ? 1 : 0;
        if (hit.isEmpty()) {
          wrong.add(row[0] + "  wants  " + wanted.written());
        }
      }
      values.forEach(value -> wrong.add(row[0] + "  has  " + told(value)));
    }
    double recall = (double) right / expected;
    double precision = (double) right / found;
    System.err.printf(
        "values: %d expected, recall %.3f, precision %.3f%n", expected, recall, precision);
    wrong.forEach(System.err::println);
    assertThat(wrong).isEmpty();
  }

  @Test
  void readsColumnsByDay() {
    String note =
        """
              6/11     8/20     9/3
        WBC   7.8      4.1      3.2
        CEA   64       18.7     9.3
        """;

    assertThat(read(note))
        .extracting(ValueTableTest::told)
        .containsExactly(
            "wbc=7.8 @6/11",
            "wbc=4.1 @8/20",
            "wbc=3.2 @9/3",
            "cea=64 @6/11",
            "cea=18.7 @8/20",
            "cea=9.3 @9/3");
  }

  @Test
  void readsColumnsByName() {
    String note =
        """
        time | BG | K | HCO3
        1800 | 612 | 5.7 | 7
        2200 | 371 | -- | 11
        """;

    assertThat(read(note))
        .extracting(ValueTableTest::told)
        .containsExactly(
            "glucose=612 @1800",
            "potassium=5.7 @1800",
            "bicarbonate=7 @1800",
            "glucose=371 @2200",
            "bicarbonate=11 @2200");
  }

  @Test
  void givesTheTimeOfALineToTheLinesBelow() {
    assertThat(read("Labs 0530\n  wbc 26.4  hgb 10.1\n  plt 521\n"))
        .extracting(ValueTableTest::told)
        .containsExactly("wbc=26.4 @0530", "hemoglobin=10.1 @0530", "platelets=521 @0530");
  }

  @Test
  void readsBoundsInWords() {
    assertThat(read("Potassium below 3.5, HR above 100, SBP no more than 90, SpO2 at least 92%"))
        .extracting(ChartValue::bound)
        .containsExactly(Bound.LESS, Bound.GREATER, Bound.LESS_OR_EQUAL, Bound.GREATER_OR_EQUAL);
  }

  @Test
  void keepsANameThatNoVocabularyKnows() {
    ChartValue value = read("Zonulin 48 ng/mL").get(0);

    assertThat(value.name()).isEqualTo("Zonulin");
    assertThat(value.concepts()).isEmpty();
    assertThat(value.span().text()).isEqualTo("48 ng/mL");
  }

  @Test
  void everySpanHoldsItsCharacters() {
    String note = "Na 133 (was 131), BUN/Cr 58/1.3; UOP 620/24h, 98% RA, trop neg";

    assertThat(read(note))
        .isNotEmpty()
        .allSatisfy(
            value -> {
              assertThat(note.substring(value.span().start(), value.span().end()))
                  .isEqualTo(value.span().text());
              assertThat(value.whole().start()).isLessThanOrEqualTo(value.span().start());
              assertThat(value.whole().end()).isGreaterThanOrEqualTo(value.span().end());
            });
  }

  @Test
  void readsLongHostileTextsInLinearTime() {
    String bomb = "K 3.4 / ".repeat(8_000) + "(".repeat(8_000) + "12 ".repeat(8_000);

    org.junit.jupiter.api.Assertions.assertTimeout(
        java.time.Duration.ofSeconds(20), () -> read(bomb));
  }

  private static List<ChartValue> read(String text) {
    NoteText note = NoteText.of(text);
    return ChartValueReader.read(note, TimeReader.read(note));
  }

  private static String text(ChartValue value) {
    if (value.number() == null) {
      return '"' + value.words() + '"';
    }
    String second = value.second() == null ? "" : "/" + plain(value.second());
    return plain(value.number()) + second;
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }

  private static String told(ChartValue value) {
    return (value.concepts().isEmpty() ? "?" : value.concepts().get(0))
        + "="
        + text(value)
        + (value.unit() == null ? "" : " " + value.unit())
        + (value.time() == null ? "" : " @" + value.time().span().text())
        + (value.measured() ? "" : " !" + value.role());
  }
}
