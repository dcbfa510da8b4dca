package org.chartwarden.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.chartwarden.notes.documents.DocumentLimits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts that mean harm: the time of reading grows with their length and not with its square, and
 * none makes the reader fail. CPU is measured, so that a busy machine does not matter.
 */
class PoisonedNoteTest {

  private static final int SHORT = 15_000;

  /** Twice the length may take so much more: twice, and what the measuring wavers. */
  private static final double MOST_GROWTH = 3.6;

  /** Below this a ratio says nothing. */
  private static final long NOISE_NANOS = 60_000_000;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final List<String> UNITS =
      List.of(
          "a",
          "A",
          "9",
          "(",
          "((1",
          "[",
          "[1]",
          "{}",
          "(a)",
          "1/",
          "1/1/",
          "1-",
          "1.",
          "1,",
          "1,000,",
          "1:",
          "12:30 ",
          "1.2.3 ",
          "%",
          "x10",
          "10^",
          "³",
          "->",
          "=",
          "<",
          "≥",
          "'",
          "\"",
          ".",
          ". ",
          ",",
          ";",
          ":",
          "A:",
          "A: ",
          "HPI:",
          "A\n",
          "\n",
          "\t",
          "|",
          "• ",
          "- ",
          "\u202e",
          "\ud800",
          "\udc00",
          "a\u0301",
          "😀",
          "\0",
          "\u200b",
          "_",
          "no ",
          "denies ",
          "history of ",
          "mother ",
          "possible ",
          "if ",
          "and ",
          ", and ",
          "K ",
          "3.4 ",
          "K 3.4, ",
          "K 3.4->",
          "from 2.1 to ",
          "1 to 2 to ",
          "67-year-old ",
          "morphine 10 mg ",
          "10 mg ",
          "mg/",
          "yesterday ",
          "POD 2 ",
          "at 0430 ",
          "5/22 ",
          "May 22 ",
          "q8h ",
          "BID ",
          "PRN ",
          "blood pressure was ",
          "120/80 ",
          "hundred and ",
          "pneumonia ",
          "left ",
          "chest ",
          "cancer ",
          "fracture of the left ",
          "due to ",
          "s/p ",
          "Dr. ",
          "she ",
          "of ",
          "the ",
          "~5 ",
          "5 ft ",
          "7.40/40/",
          "urine ",
          "#",
          "1) ",
          "C-",
          "non-",
          "NKDA ",
          "allergic to penicillin ",
          "allergies: ",
          "stopped ",
          "hold ",
          "increase to ",
          "100 mL/hr ",
          "3 days ago ",
          "for 3 days ",
          "in 2010 ",
          "blood cx pending ",
          "grew staph aureus ",
          "sensitive to ",
          "smokes 1 ppd ",
          "wbc hgb plt ",
          "T HR BP RR ",
          "x 5 ",
          "tab ",
          "two 500 mg tablets ",
          "500 mg x 2 ");

  static Stream<String> poisons() {
    return Stream.concat(
        UNITS.stream(), Stream.of(random(32, 95), random(0, 65_536), random(48, 10)));
  }

  /** Characters at random, always the same. */
  private static String random(int from, int count) {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2 * SHORT; i++) {
      text.append((char) (from + random.nextInt(count)));
    }
    return text.toString();
  }

  private static String filled(String unit, int length) {
    return unit.repeat(length / unit.length() + 1).substring(0, length);
  }

  private static long nanos(String text) {
    long begun = THREADS.getCurrentThreadCpuTime();
    NoteReader.read(text);
    return THREADS.getCurrentThreadCpuTime() - begun;
  }

  @BeforeAll
  static void warm() {
    UNITS.forEach(unit -> NoteReader.read(filled(unit, 400)));
  }

  @ParameterizedTest
  @MethodSource("poisons")
  void timeGrowsWithTheLengthOnly(String unit) {
    long half = nanos(filled(unit, SHORT));
    long whole = nanos(filled(unit, 2 * SHORT));
    if (whole > NOISE_NANOS && whole > MOST_GROWTH * half) {
      // The collector or the compiler may have come between; a true square shows every time.
      half = nanos(filled(unit, SHORT));
      whole = nanos(filled(unit, 2 * SHORT));
    }
    assertThat(whole)
        .as("%d ns for half of it", half)
        .isLessThan((long) Math.max(NOISE_NANOS, MOST_GROWTH * half));
    double second = 1e9 / (whole / (2.0 * SHORT));
    assertThat(second)
        .as("characters per second")
        .isGreaterThan(DocumentLimits.STANDARD.characters() / 2.0);
  }
}
