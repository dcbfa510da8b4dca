package org.chartwarden.notes.times;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.platform.PipeTable;
import org.junit.jupiter.api.Test;

/** Reads every row of {@code notes/times.psv}; prints precision and recall. */
class TimeTableTest {

  private static final ZoneId ZONE = ZoneOffset.ofHours(-5);
  private static final TimeResolver RESOLVER =
      new TimeResolver(
          NoteContext.at(moment("01-18 07:00"), ZONE)
              .during(moment("01-15 10:50"), null)
              .operatedOn(List.of(LocalDate.of(2025, 1, 16))),
          LocalDate.of(2025, 1, 10));

  @Test
  void readsTheTimesOfTheTable() {
    int expected = 0;
    int found = 0;
    int right = 0;
    List<String> wrong = new ArrayList<>();
    for (String[] row : PipeTable.rows("/notes/times.psv", 2)) {
      List<TimeMention> mentions = new ArrayList<>(TimeReader.read(NoteText.of(row[0])));
      found += mentions.size();
      for (String item : row[1].isEmpty() ? new String[0] : row[1].split(";")) {
        expected++;
        boolean hit = mentions.removeIf(mention -> matches(mention, item));
        right += hit ? 1 : 0;
        if (!hit) {
          wrong.add(row[0] + "  wants  " + item);
        }
      }
      mentions.forEach(
          mention -> wrong.add(row[0] + "  has  " + mention.span().text() + " " + window(mention)));
    }
    double recall = (double) right / expected;
    double precision = (double) right / found;
    System.err.printf(
        "times: %d expected, recall %.3f, precision %.3f%n", expected, recall, precision);
    wrong.forEach(System.err::println);
    assertThat(wrong).isEmpty();
  }

  @Test
  void takesTheOtherOrderOfDayAndMonthOnlyWhereItLiesWithinTheStay() {
    TimeResolver resolver =
        new TimeResolver(
            NoteContext.at(moment("06-04 12:00"), ZONE)
                .during(moment("06-02 12:00"), moment("06-05 12:00")));

    assertThat(resolver.resolve(only("K 3.1 on 03/06")).start()).isEqualTo(moment("06-03 00:00"));
    assertThat(resolver.resolve(only("K 3.1 on 06/03")).start()).isEqualTo(moment("06-03 00:00"));
    assertThat(resolver.resolve(only("K 3.1 on 03/04")).start()).isEqualTo(moment("03-04 00:00"));
  }

  @Test
  void answersWithoutKnowingTheStay() {
    TimeResolver resolver = new TimeResolver(NoteContext.at(moment("06-04 12:00"), ZONE));

    assertThat(resolver.resolve(only("Hb 9 on POD 2")).kind())
        .isEqualTo(TimeWindow.Kind.INDETERMINATE);
    assertThat(resolver.resolve(only("Hb 9 on admission")).start())
        .isEqualTo(moment("05-05 12:00"));
    assertThat(resolver.unsaid().end()).isEqualTo(moment("06-04 13:00"));
  }

  private static TimeMention only(String text) {
    return TimeReader.read(NoteText.of(text)).get(0);
  }

  private static boolean matches(TimeMention mention, String item) {
    int sign = item.lastIndexOf('=');
    String[] wanted = item.substring(sign + 1).strip().split(" ", 2);
    TimeWindow window = RESOLVER.resolve(mention);
    return mention.span().text().equals(item.substring(0, sign).strip())
        && window.kind().name().equals(wanted[0])
        && (wanted.length == 1 || fits(window, wanted[1]));
  }

  private static boolean fits(TimeWindow window, String wanted) {
    String[] ends = wanted.split("\\.\\.");
    String last = ends[ends.length - 1];
    boolean days = !last.contains(":");
    Instant end = days ? moment(last + " 00:00").plusSeconds(86_399) : moment(last);
    return window.start().equals(moment(days ? ends[0] + " 00:00" : ends[0]))
        && window.end().equals(end);
  }

  private static String window(TimeMention mention) {
    TimeWindow window = RESOLVER.resolve(mention);
    return window.kind() + " " + local(window.start()) + ".." + local(window.end());
  }

  private static String local(Instant moment) {
    return moment == null ? "" : moment.atZone(ZONE).toLocalDateTime().toString();
  }

  private static Instant moment(String text) {
    String full = text.matches("\\d{4}-.*") ? text : "2025-" + text;
    return LocalDateTime.parse(full.replace(' ', 'T')).atZone(ZONE).toInstant();
  }
}
