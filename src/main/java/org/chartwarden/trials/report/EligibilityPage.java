package org.chartwarden.trials.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chartwarden.platform.HtmlPage;
import org.chartwarden.platform.Markup;
import org.chartwarden.trials.matching.MatchStatus;

/**
 * A report as one HTML page for people: what to ask first, an overview of every criterion, then one
 * section for each trial or patient. It loads nothing from anywhere, needs no script, and prints on
 * A4 and Letter; marks tell what colours tell.
 *
 * <p>Titles, criteria and notes are other people's text; all of it is escaped.
 */
public final class EligibilityPage {

  private static final HtmlPage FRAME = new HtmlPage(HtmlPage.resource("/trials/report.css"), "");

  private static final String CAUTION =
      "Rules read the record and may be wrong; a person of the study team has to check every line"
          + " before anybody is asked to take part. Trials are shown as ClinicalTrials.gov had them"
          + " on the day that is named; look there for what holds now.";

  /** Most questions before the overview; all stand with their trials. */
  private static final int MOST_QUESTIONS = 12;

  private final StringBuilder out = new StringBuilder(32_768);

  private EligibilityPage() {}

  /** The trials of a patient. */
  public static String render(EligibilityReport report) {
    return new EligibilityPage().page(report);
  }

  /** The patients of a trial. */
  public static String render(CandidateReport report) {
    return new EligibilityPage().page(report);
  }

  private String page(EligibilityReport report) {
    String called = report.patient().called();
    out.append("<div class=\"sheet\">\n<header>\n");
    Markup.element(out, "h1", "", "Trials for " + called);
    out.append("<p class=\"about\">");
    person(report.patient(), report.asOf());
    out.append("</p>\n");
    head(summary(report), report.remarks());
    questions(report);
    List<Entry> entries = new ArrayList<>();
    for (TrialReport trial : report.trials()) {
      entries.add(new Entry(trial.trial().title(), trial.trial().id(), trial));
    }
    overview(entries, shown(report.trials().size(), report.matched(), "trials"));
    for (Entry entry : entries) {
      new TrialSection(out, entry.match(), sources(entry.match().trial())).write(entry.title());
    }
    foot();
    return FRAME.page(
        "Trials for " + called, out.toString(), margins(called, Shown.day(report.asOf())));
  }

  private String page(CandidateReport report) {
    TrialLabel trial = report.trial();
    out.append("<div class=\"sheet\">\n<header>\n");
    Markup.element(out, "h1", "", "Patients for " + trial.id() + ": " + trial.title());
    out.append("<p class=\"about\">");
    sources(trial).forEach(this::about);
    out.append("</p>\n");
    List<String> remarks = new ArrayList<>(trial.remarks());
    remarks.addAll(report.remarks());
    head(summary(report), remarks);
    List<Entry> entries = new ArrayList<>();
    for (CandidateReport.Candidate one : report.candidates()) {
      entries.add(
          new Entry(one.patient().called(), String.join(", ", traits(one.patient())), one.match()));
    }
    overview(entries, shown(report.candidates().size(), report.matched(), "patients"));
    for (CandidateReport.Candidate one : report.candidates()) {
      List<String> about = new ArrayList<>(traits(one.patient()));
      one.patient().source().ifPresent(source -> about.add(Shown.source(source)));
      about.add("judged on " + Shown.day(one.asOf()));
      new TrialSection(out, one.match(), about).write(one.patient().called());
    }
    foot();
    return FRAME.page("Patients for " + trial.id(), out.toString(), margins(trial.id(), ""));
  }

  /** A line of the overview. */
  private record Entry(String title, String name, TrialReport match) {}

  private void head(String summary, List<String> remarks) {
    Markup.element(out, "p", "sum", summary);
    out.append("\n<p class=\"caution\"><b>Not a decision.</b> ");
    Markup.text(out, CAUTION);
    out.append("</p>\n");
    if (!remarks.isEmpty()) {
      out.append("<ul class=\"remarks\">");
      remarks.forEach(remark -> Markup.element(out, "li", "", remark));
      out.append("</ul>\n");
    }
    out.append("</header>\n");
  }

  private void person(PatientLabel patient, LocalDate asOf) {
    traits(patient).forEach(this::about);
    patient.source().ifPresent(source -> about(Shown.source(source)));
    about("judged on " + Shown.day(asOf));
  }

  private static List<String> traits(PatientLabel patient) {
    List<String> traits = new ArrayList<>();
    if (!patient.age().isEmpty()) {
      traits.add(patient.age());
    }
    traits.add(
        switch (patient.sex()) {
          case FEMALE -> "female";
          case MALE -> "male";
          case UNKNOWN -> "sex not told";
        });
    return traits;
  }

  private static List<String> sources(TrialLabel trial) {
    List<String> about = new ArrayList<>();
    about.add(trial.id());
    String status = Shown.registryStatus(trial.registryStatus());
    if (!status.isEmpty()) {
      about.add(status + " (registry)");
    }
    if (!trial.registryDate().isEmpty()) {
      about.add("registry updated " + trial.registryDate());
    }
    trial.source().ifPresent(source -> about.add(Shown.source(source)));
    return about;
  }

  private void about(String part) {
    Markup.element(out, "span", "", part);
  }

  private static String summary(EligibilityReport report) {
    if (report.matched() == 0) {
      return "No trial was matched.";
    }
    return "Of "
        + Shown.count(report.matched(), "trial")
        + ", "
        + report.count(MatchStatus.POTENTIALLY_ELIGIBLE)
        + " may be possible, "
        + report.count(MatchStatus.EXCLUDED)
        + (report.count(MatchStatus.EXCLUDED) == 1 ? " excludes" : " exclude")
        + " the patient, "
        + report.count(MatchStatus.NOT_RELEVANT)
        + (report.count(MatchStatus.NOT_RELEVANT) == 1 ? " does" : " do")
        + " not fit.";
  }

  private static String summary(CandidateReport report) {
    if (report.matched() == 0) {
      return "No patient was matched.";
    }
    return "Of "
        + Shown.count(report.matched(), "patient")
        + ", "
        + report.count(MatchStatus.POTENTIALLY_ELIGIBLE)
        + " may be eligible, "
        + report.count(MatchStatus.EXCLUDED)
        + (report.count(MatchStatus.EXCLUDED) == 1 ? " is" : " are")
        + " excluded, "
        + report.count(MatchStatus.NOT_RELEVANT)
        + (report.count(MatchStatus.NOT_RELEVANT) == 1 ? " does" : " do")
        + " not fit.";
  }

  private void questions(EligibilityReport report) {
    if (report.questions().isEmpty()) {
      return;
    }
    out.append("<section class=\"ask\">\n<h2>To find out first</h2>\n<p class=\"lead\">");
    Markup.text(
        out,
        "Open in the trials that nothing rules out; what settles the most comes first, what every"
            + " trial asks at the visit last.");
    out.append("</p>\n<table class=\"todo\"><thead><tr><th>Do</th><th>What</th>");
    out.append("<th>Settles</th></tr></thead>\n<tbody>\n");
    List<SharedQuestion> first =
        report.questions().subList(0, Math.min(MOST_QUESTIONS, report.questions().size()));
    for (SharedQuestion question : first) {
      out.append(question.routine() ? "<tr class=\"routine\"><td>" : "<tr><td>");
      Markup.element(out, "span", "do", Shown.todo(question.item().kind()));
      out.append("</td><td>");
      TrialSection.item(out, question.item());
      if (question.decides() > 0) {
        Markup.element(
            out, "span", "only", "all that is open in " + Shown.count(question.decides(), "trial"));
      }
      TrialSection.asked(out, question.item(), question.text());
      out.append("</td><td>");
      Markup.text(
          out, question.criteria() == 1 ? "1 criterion" : question.criteria() + " criteria");
      out.append(" <span class=\"trials\">");
      Set<String> trials = new TreeSet<>(question.trials());
      report.trials().stream()
          .filter(trial -> trials.contains(trial.trial().id()))
          .forEach(this::link);
      out.append("</span></td></tr>\n");
    }
    out.append("</tbody></table>\n");
    int left = report.questions().size() - first.size();
    if (left > 0) {
      Markup.element(
          out,
          "p",
          "lead more",
          "and " + Shown.count(left, "more question") + ", told with their trials");
    }
    out.append("</section>\n");
  }

  private void link(TrialReport trial) {
    out.append("<a href=\"#t").append(trial.rank()).append("\">");
    Markup.text(out, trial.trial().id());
    out.append("</a> ");
  }

  private static String shown(int shown, int all, String things) {
    return shown == all ? "" : " The best " + shown + " of " + all + " " + things + " are shown.";
  }

  private void overview(List<Entry> entries, String shown) {
    if (entries.isEmpty()) {
      return;
    }
    out.append("<section class=\"overview\">\n");
    Markup.element(out, "h2", "", "Every criterion at a glance");
    legend(shown);
    out.append("<div class=\"matrix\">\n");
    for (Entry entry : entries) {
      TrialReport match = entry.match();
      out.append("<div class=\"line ")
          .append(match.status().code())
          .append("\"><div class=\"who\">");
      out.append("<a href=\"#t").append(match.rank()).append("\"><b>").append(match.rank());
      out.append(". ");
      Markup.text(out, entry.title());
      out.append("</b></a> ");
      Markup.element(out, "span", "soft", entry.name());
      out.append(' ');
      TrialSection.badge(out, match.status());
      Markup.element(out, "span", "soft", " fit " + TrialSection.percent(match.score().total()));
      out.append("</div><div class=\"cells\">");
      TrialSection.cells(out, match);
      out.append("</div></div>\n");
    }
    out.append("</div>\n</section>\n");
  }

  private void legend(String shown) {
    out.append("<ul class=\"legend\">");
    legend("helps", "✓", "speaks for taking part");
    legend("blocks", "✕", "rules out");
    legend("open", "?", "not known");
    legend("open", "≠", "the record says both");
    legend("open", "¶", "no rule reads it");
    legend("neutral", "–", "does not apply here");
    out.append(
        "</ul>\n<p class=\"lead\">i are inclusion criteria, e exclusion criteria. An answer");
    out.append(" says whether the sentence is true of the patient; an exclusion that is met rules");
    out.append(" out.").append(shown).append("</p>\n");
  }

  private void legend(String effect, String mark, String words) {
    out.append("<li><span class=\"c ").append(effect).append("\">").append(mark);
    out.append("</span> ").append(words).append("</li>");
  }

  private void foot() {
    out.append("<footer>Not a decision. ");
    Markup.text(out, CAUTION);
    out.append("</footer>\n</div>\n");
  }

  /** Who the sheet is about and its number, on every sheet that is printed. */
  private static String margins(String called, String day) {
    String who = called + (day.isEmpty() ? "" : ", judged on " + day) + ". Not a decision.";
    return HtmlPage.sheet(who);
  }
}
