package org.chartwarden.cli.bench.notes;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** Makes notes of several kinds and styles up; the same seed gives the same notes. */
public final class NoteGenerator {

  private static final List<String> TIMES =
      List.of(
          "this am",
          "yesterday",
          "on admission",
          "overnight",
          "at 0430",
          "on POD 2",
          "on 5/22",
          "today",
          "at discharge",
          "two days ago",
          "last night",
          "on hospital day 3");
  private static final List<String> DENIALS =
      List.of("denies", "no", "no evidence of", "without", "negative for", "ruled out for");
  private static final List<String> DOUBTS =
      List.of("possible", "likely", "concern for", "cannot rule out", "?", "suspected");
  private static final List<String> FREQUENCIES =
      List.of("daily", "BID", "q8h", "twice a day", "every 6 hours as needed", "qHS", "once");
  private static final List<String> ROUTES =
      List.of("PO", "IV", "by mouth", "subcut", "inhaled", "PR");
  private static final List<String> FILLERS =
      List.of(
          "The family was updated at the bedside and had no further questions.",
          "Resting comfortably in bed, call light within reach, will continue to monitor.",
          "Discussed with the attending on rounds; the plan was agreed.",
          "Tolerating diet. Ambulated in the hallway with assistance x2.",
          "Pt seen and examined, chart reviewed.",
          "Social work is following for placement.");

  private final SplittableRandom random;
  private final List<Concept> labs = ClinicalVocabulary.standard().all(Kind.LAB);
  private final List<Concept> problems = ClinicalVocabulary.standard().all(Kind.PROBLEM);
  private final List<Concept> drugs = ClinicalVocabulary.standard().all(Kind.MEDICATION);
  private final List<Concept> procedures = ClinicalVocabulary.standard().all(Kind.PROCEDURE);

  /** Begins with a seed. */
  public NoteGenerator(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The next note, one to six thousand characters long. */
  public String next() {
    StringBuilder note = new StringBuilder();
    int style = random.nextInt(5);
    switch (style) {
      case 0 -> discharge(note);
      case 1 -> progress(note);
      case 2 -> nursing(note);
      case 3 -> consult(note);
      default -> table(note);
    }
    return random.nextInt(8) == 0 ? note.toString().toUpperCase(Locale.ROOT) : note.toString();
  }

  private void discharge(StringBuilder out) {
    out.append("DISCHARGE SUMMARY\n\nHISTORY OF PRESENT ILLNESS:\n").append(person());
    repeat(out, 4, this::problem);
    out.append("\n\nPAST MEDICAL HISTORY:\n");
    list(out, 6, this::name);
    out.append("\nHOSPITAL COURSE:\n");
    repeat(out, 10, this::course);
    out.append("\n\nLABORATORY DATA:\n");
    repeat(out, 12, this::lab);
    out.append("\n\nDISCHARGE MEDICATIONS:\n");
    list(out, 9, this::drug);
    out.append("\nALLERGIES: NKDA\n\nFAMILY HISTORY: Mother had ").append(name()).append(".\n");
  }

  private void progress(StringBuilder out) {
    out.append("Progress note\nS: ");
    repeat(out, 4, this::problem);
    out.append("\nO: ").append(vitals());
    repeat(out, 10, this::lab);
    out.append("\nA/P:\n");
    for (int i = 1; i <= 5; i++) {
      out.append(i).append(". ").append(name()).append(": ").append(course()).append('\n');
    }
  }

  private void nursing(StringBuilder out) {
    out.append("npn 0700-1900\nneuro: a&o x3, mae. ").append(vitals()).append("\ncv: ");
    repeat(out, 8, () -> lab().toLowerCase(Locale.ROOT));
    out.append("\nresp: lungs cta, o2 sat 96% on 2l nc.\ngi/gu: uop 450 cc for shift. ");
    repeat(out, 5, () -> drug().toLowerCase(Locale.ROOT) + " given " + any(TIMES) + ".");
    repeat(out, 3, () -> any(FILLERS).toLowerCase(Locale.ROOT));
    out.append('\n');
  }

  private void consult(StringBuilder out) {
    out.append("Reason for consultation: ").append(name()).append("\n\n").append(person());
    repeat(out, 14, this::course);
    out.append("\n\nPhysical examination: ").append(vitals());
    repeat(out, 5, this::problem);
    out.append("\n\nImpression and recommendations:\n");
    list(out, 5, this::drug);
    repeat(out, 3, () -> any(FILLERS));
  }

  private void table(StringBuilder out) {
    out.append("Results\nTest\tResult\tTime\n");
    for (int i = 0; i < 25; i++) {
      Concept lab = any(labs);
      out.append(lab.display()).append('\t').append(value(lab)).append('\t').append(any(TIMES));
      out.append('\n');
    }
    out.append("\nComment: ");
    repeat(out, 6, this::problem);
  }

  private String person() {
    return (20 + random.nextInt(70))
        + "-year-old "
        + (random.nextBoolean() ? "woman" : "man")
        + " with a history of "
        + name()
        + ", "
        + name()
        + " and "
        + name()
        + " who presented with "
        + name()
        + " for "
        + (1 + random.nextInt(9))
        + " days. ";
  }

  private String vitals() {
    return String.format(
        Locale.ROOT,
        "T %.1f HR %d BP %d/%d RR %d SpO2 %d%% on RA. ",
        97 + random.nextInt(50) / 10.0,
        55 + random.nextInt(80),
        90 + random.nextInt(90),
        45 + random.nextInt(50),
        10 + random.nextInt(20),
        88 + random.nextInt(12));
  }

  private String problem() {
    return switch (random.nextInt(4)) {
      case 0 -> capital(any(DENIALS)) + " " + name() + " or " + name() + ".";
      case 1 -> capital(any(DOUBTS)) + " " + name() + ".";
      case 2 -> "History of " + name() + " in " + (1990 + random.nextInt(34)) + ".";
      default -> "Has " + name() + ", worse " + any(TIMES) + ".";
    };
  }

  private String course() {
    return switch (random.nextInt(5)) {
      case 0 -> "Started " + drug() + " for " + name() + ".";
      case 1 -> "Underwent " + any(procedures).display() + " " + any(TIMES) + ".";
      case 2 -> lab();
      case 3 -> any(FILLERS);
      default -> problem();
    };
  }

  private String lab() {
    Concept lab = any(labs);
    String name = written(lab);
    return switch (random.nextInt(4)) {
      case 0 -> name + " " + value(lab) + " " + any(TIMES) + ".";
      case 1 -> name + " was " + value(lab) + ".";
      case 2 -> name + " improved from " + value(lab) + " to " + value(lab) + ".";
      default -> name + " " + value(lab) + ",";
    };
  }

  private String value(Concept lab) {
    double low = lab.low() == null ? 1 : lab.low().doubleValue();
    double high = lab.high() == null ? low * 2 + 1 : lab.high().doubleValue();
    double value = low * 0.7 + random.nextDouble() * (high * 1.4 - low * 0.7);
    String number = String.format(Locale.ROOT, value < 20 ? "%.1f" : "%.0f", value);
    return lab.unit() == null || random.nextBoolean() ? number : number + " " + lab.unit();
  }

  private String drug() {
    return written(any(drugs))
        + " "
        + (1 + random.nextInt(40)) * 5
        + " mg "
        + any(ROUTES)
        + " "
        + any(FREQUENCIES);
  }

  private String name() {
    return written(any(problems));
  }

  private String written(Concept concept) {
    int which = random.nextInt(concept.synonyms().size() + 1);
    return which == 0 ? concept.display() : concept.synonyms().get(which - 1);
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private void repeat(StringBuilder out, int most, java.util.function.Supplier<String> sentence) {
    int times = most / 2 + random.nextInt(most / 2 + 1);
    for (int i = 0; i < times; i++) {
      out.append(sentence.get()).append(' ');
    }
  }

  private void list(StringBuilder out, int most, java.util.function.Supplier<String> line) {
    int times = most / 2 + random.nextInt(most / 2 + 1);
    for (int i = 1; i <= times; i++) {
      out.append(random.nextBoolean() ? i + ". " : "- ").append(line.get()).append('\n');
    }
  }
}
