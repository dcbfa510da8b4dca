package org.chartwarden.cli;

import static org.chartwarden.cli.TerminalText.cut;
import static org.chartwarden.cli.TerminalText.plain;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what matching found, from its plain JSON, for a person at a terminal. */
final class MatchTable {

  private static final int WIDTH = 110;
  private static final int MOST_QUESTIONS = 10;
  private static final int MOST_OPEN = 3;
  private static final int MOST_ASKED = 90;
  private static final int MOST_FACTS = 5;
  private static final String MARGIN = "      ";

  private static final Map<String, String> STATUS =
      Map.of(
          "potentially_eligible", "possible",
          "excluded", "excluded",
          "not_relevant", "does not fit");
  private static final Map<String, String> NEXT_STEP =
      Map.of("ask", "Ask", "test", "Test", "review", "Look up");
  private static final Map<String, String> MARK =
      Map.of("helps", "✓", "blocks", "✕", "open", "?", "neutral", "–");

  private final PrintWriter out;
  private final boolean full;

  /**
   * Prepares the table.
   *
   * @param full whether every criterion is shown
   */
  MatchTable(PrintWriter out, boolean full) {
    this.out = out;
    this.full = full;
  }

  /** The trials of a patient. */
  void trials(JsonNode report) {
    out.println(
        person(report.path("patient")) + "; judged on " + plain(report.path("asOf").asText()));
    counts(report.path("counts"), "trial");
    remarks(report.path("remarks"));
    out.println();
    head("Trial");
    for (JsonNode trial : report.path("trials")) {
      match(trial, plain(trial.path("id").asText()), trial.path("title").asText());
    }
    rest(report.path("trials").size(), report.path("counts"), "trials");
    questions(report.path("questions"));
    caution();
  }

  /** The patients of a trial. */
  void patients(JsonNode report) {
    JsonNode trial = report.path("trial");
    out.println(plain(trial.path("id").asText() + "  " + trial.path("title").asText()));
    counts(report.path("counts"), "patient");
    remarks(trial.path("trialRemarks"));
    remarks(report.path("remarks"));
    out.println();
    head("Patient");
    for (JsonNode one : report.path("candidates")) {
      String reference = one.at("/patient/reference").asText("").replaceFirst("/_history/.*$", "");
      match(one, plain(reference), person(one.path("patient")));
    }
    rest(report.path("candidates").size(), report.path("counts"), "patients");
    caution();
  }

  private static String person(JsonNode patient) {
    List<String> parts = new ArrayList<>();
    String name = patient.path("name").asText("");
    parts.add(name.isEmpty() ? patient.path("reference").asText("The patient") : name);
    parts.add(patient.path("age").asText(""));
    String sex = patient.path("sex").asText("");
    parts.add(sex.equals("unknown") ? "sex not told" : sex);
    parts.removeIf(String::isBlank);
    return plain(String.join(", ", parts));
  }

  private void counts(JsonNode counts, String thing) {
    int possible = counts.path("potentially_eligible").asInt();
    int excluded = counts.path("excluded").asInt();
    int unfit = counts.path("not_relevant").asInt();
    int all = possible + excluded + unfit;
    out.printf(
        Locale.ROOT,
        "%,d %s%s: %,d possible, %,d excluded, %,d %s not fit%n",
        all,
        thing,
        all == 1 ? "" : "s",
        possible,
        excluded,
        unfit,
        unfit == 1 ? "does" : "do");
  }

  private void remarks(JsonNode remarks) {
    remarks.forEach(remark -> paragraph("", remark.asText()));
  }

  private void head(String thing) {
    out.printf("%4s  %-16s %-12s %4s %4s %4s %4s%n", "#", thing, "", "fit", "✓", "✕", "?");
  }

  private void match(JsonNode match, String id, String title) {
    int[] effects = new int[3];
    for (JsonNode one : match.path("criteria")) {
      int at = List.of("helps", "blocks", "open").indexOf(one.path("effect").asText());
      if (at >= 0) {
        effects[at]++;
      }
    }
    out.printf(
        Locale.ROOT,
        "%4d  %-16s %-12s %4.2f %4d %4d %4d  %s%n",
        match.path("rank").asInt(),
        cut(id, 40),
        STATUS.getOrDefault(match.path("status").asText(), ""),
        match.at("/score/total").asDouble(),
        effects[0],
        effects[1],
        effects[2],
        cut(plain(title), 60));
    if (full) {
      criteria(match);
    } else if (match.path("status").asText().equals("potentially_eligible")) {
      open(match);
    } else {
      blockers(match);
    }
  }

  private void open(JsonNode match) {
    JsonNode questions = match.path("questions");
    int shown = 0;
    for (JsonNode question : questions) {
      if (shown++ == MOST_OPEN) {
        break;
      }
      paragraph(
          MARGIN + "? ",
          item(question)
              + (question.path("onlyOne").asBoolean() ? " (all that is open)" : "")
              + " "
              + ids(question.path("criteria"))
              + asked(question, criterion(match, question.at("/criteria/0").asText())));
    }
    if (questions.size() > MOST_OPEN) {
      out.println(MARGIN + "? and " + (questions.size() - MOST_OPEN) + " more");
    }
  }

  private void blockers(JsonNode match) {
    for (JsonNode one : match.path("criteria")) {
      if (one.path("effect").asText().equals("blocks")) {
        paragraph(
            MARGIN + "✕ ",
            one.path("id").asText()
                + " "
                + cut(plain(one.path("text").asText()), 100)
                + ": "
                + one.path("reason").asText());
      }
    }
  }

  private static String criterion(JsonNode match, String id) {
    for (JsonNode one : match.path("criteria")) {
      if (one.path("id").asText().equals(id)) {
        return one.path("text").asText();
      }
    }
    return "";
  }

  /** The criterion that asks, unless the question has its words already. */
  private static String asked(JsonNode question, String text) {
    return text.isEmpty() || text.equals(question.path("what").asText())
        ? ""
        : " " + cut(plain(text), MOST_ASKED);
  }

  private static String ids(JsonNode ids) {
    List<String> all = new ArrayList<>();
    ids.forEach(id -> all.add(id.asText()));
    return "[" + String.join(" ", all) + "]";
  }

  private static String item(JsonNode item) {
    String code = item.at("/code/code").asText("");
    String system = item.at("/code/system").asText("");
    return NEXT_STEP.getOrDefault(item.path("todo").asText(), "")
        + ": "
        + item.path("what").asText()
        + (code.isEmpty()
            ? ""
            : " (" + (system.equals("http://loinc.org") ? "LOINC " : system + " ") + code + ")");
  }

  private void criteria(JsonNode match) {
    String status = match.path("registryStatus").asText("");
    if (!status.isEmpty()) {
      paragraph(
          MARGIN,
          "Registry: " + status + ", updated " + match.path("registryDate").asText("not told"));
    }
    JsonNode score = match.path("score");
    out.printf(
        Locale.ROOT,
        "%sFit %.2f: inclusions met %.2f, exclusions known not to apply %.2f, topic of the trial %.2f%n",
        MARGIN,
        score.path("total").asDouble(),
        score.path("inclusions").asDouble(),
        score.path("exclusions").asDouble(),
        score.path("topic").asDouble());
    remarks(match.path("trialRemarks"));
    match.path("criteria").forEach(this::criterion);
    if (!match.path("questions").isEmpty()) {
      out.println(MARGIN + "Open:");
      match
          .path("questions")
          .forEach(one -> paragraph(MARGIN + "  ", item(one) + " " + ids(one.path("criteria"))));
    }
    out.println();
  }

  private void criterion(JsonNode one) {
    String cohort = one.path("cohort").asText("");
    paragraph(
        MARGIN,
        MARK.getOrDefault(one.path("effect").asText(), " ")
            + " "
            + one.path("id").asText()
            + " "
            + one.path("state").asText().replace('_', ' ')
            + ": "
            + (cohort.isEmpty() ? "" : "[" + cohort + "] ")
            + one.path("text").asText());
    String deeper = MARGIN + "     ";
    paragraph(deeper, one.path("reason").asText());
    int shown = 0;
    for (JsonNode fact : one.path("evidence")) {
      if (shown++ < MOST_FACTS) {
        String words = fact.path("around").asText(fact.path("text").asText());
        paragraph(deeper + "> ", words + "  " + fact.path("reference").asText(""));
      }
    }
    if (shown > MOST_FACTS) {
      out.println(deeper + "> and " + (shown - MOST_FACTS) + " more");
    }
    if (one.has("missing")) {
      paragraph(deeper, item(one.path("missing")));
    }
  }

  private void rest(int shown, JsonNode counts, String things) {
    int all = 0;
    for (JsonNode count : counts) {
      all += count.asInt();
    }
    if (shown < all) {
      out.println(MARGIN + "and " + (all - shown) + " more " + things + "; --top shows more");
    }
  }

  private void questions(JsonNode questions) {
    if (questions.isEmpty() || full) {
      return;
    }
    out.println();
    out.println("To find out first, in the trials that nothing rules out:");
    int shown = 0;
    for (JsonNode question : questions) {
      if (shown++ == MOST_QUESTIONS) {
        break;
      }
      int trials = question.path("trials").size();
      int decides = question.path("decides").asInt();
      paragraph(
          "  ",
          item(question)
              + " - "
              + trials
              + (trials == 1 ? " trial" : " trials")
              + (decides > 0 ? ", all that is open in " + decides : "")
              + (trials == 1 ? ":" + asked(question, question.path("text").asText()) : ""));
    }
    if (questions.size() > MOST_QUESTIONS) {
      out.println("  and " + (questions.size() - MOST_QUESTIONS) + " more");
    }
  }

  private void caution() {
    out.println();
    out.println("Not a decision: a person of the study team has to check every line.");
  }

  private void paragraph(String margin, String words) {
    String lead = margin;
    for (String line : TerminalText.wrap(words, WIDTH - margin.length())) {
      out.println(lead + line);
      lead = " ".repeat(margin.length());
    }
  }
}
