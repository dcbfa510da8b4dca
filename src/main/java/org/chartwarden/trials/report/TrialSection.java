package org.chartwarden.trials.report;

import java.util.List;
import org.chartwarden.platform.Markup;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.MissingItem;
import org.chartwarden.trials.matching.MatchScore;
import org.chartwarden.trials.matching.MatchStatus;

/** The part of a page that tells one patient against one trial. */
final class TrialSection {

  /** Most facts that are written out for one criterion; JSON has them all. */
  private static final int MOST_FACTS = 6;

  /** Most characters of a criterion beside the question that would settle it. */
  private static final int MOST_ASKED = 180;

  private final StringBuilder out;
  private final TrialReport match;
  private final List<String> about;

  TrialSection(StringBuilder out, TrialReport match, List<String> about) {
    this.out = out;
    this.match = match;
    this.about = about;
  }

  void write(String title) {
    out.append("<section class=\"trial ").append(match.status().code());
    out.append("\" id=\"t").append(match.rank()).append("\">\n<div class=\"top\"><h2>");
    Markup.element(out, "span", "rank", match.rank() + ".");
    out.append(' ');
    Markup.text(out, title);
    out.append("</h2>\n<p class=\"about\">");
    about.forEach(part -> Markup.element(out, "span", "", part));
    out.append("</p>\n<p class=\"stand\">");
    badge(out, match.status());
    Markup.element(out, "span", "score", score(match.score()));
    out.append("</p>\n");
    match.trial().remarks().forEach(remark -> Markup.element(out, "p", "remark", remark));
    out.append("</div>\n");
    blockers();
    questions();
    criteria();
    out.append("</section>\n");
  }

  static void badge(StringBuilder out, MatchStatus status) {
    String mark =
        switch (status) {
          case POTENTIALLY_ELIGIBLE -> "✓";
          case EXCLUDED -> "✕";
          case NOT_RELEVANT -> "○";
        };
    out.append("<span class=\"badge ")
        .append(status.code())
        .append("\"><span aria-hidden=\"true\">");
    out.append(mark).append("</span> ");
    Markup.text(out, Shown.status(status));
    out.append("</span>");
  }

  static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  private static String score(MatchScore score) {
    return "Fit "
        + percent(score.total())
        + ": inclusions met "
        + percent(score.inclusions())
        + ", exclusions known not to apply "
        + percent(score.exclusions())
        + ", has what the trial is about "
        + percent(score.topic());
  }

  /** One small field for each criterion, in the order of the text. */
  static void cells(StringBuilder out, TrialReport match) {
    CriterionKind kind = null;
    for (CriterionReport one : match.criteria()) {
      if (kind != null && kind != one.criterion().kind()) {
        out.append("<span class=\"gap\"></span>");
      }
      kind = one.criterion().kind();
      out.append("<a class=\"c ")
          .append(one.effect().code())
          .append(' ')
          .append(one.state().code());
      out.append("\" href=\"#").append(anchor(match, one)).append("\" title=\"");
      Markup.text(
          out, one.criterion().id() + " " + one.state().words() + ": " + one.criterion().text());
      out.append("\">").append(Shown.mark(one)).append("<small>");
      Markup.text(out, one.criterion().id());
      out.append("</small></a>");
    }
  }

  private static String anchor(TrialReport match, CriterionReport one) {
    return "t" + match.rank() + "-" + Markup.word(one.criterion().id());
  }

  private void blockers() {
    List<CriterionReport> blocks = match.criteria(Effect.BLOCKS);
    if (blocks.isEmpty()) {
      return;
    }
    out.append("<div class=\"box bad\"><h3>What rules the patient out</h3>\n<ul>");
    for (CriterionReport one : blocks) {
      out.append("<li>");
      link(one.criterion().id());
      Markup.text(out, one.criterion().text());
      out.append(" <span class=\"why\">");
      Markup.text(out, one.reason());
      out.append("</span></li>");
    }
    out.append("</ul></div>\n");
  }

  private void questions() {
    if (match.questions().isEmpty()) {
      return;
    }
    boolean possible = match.status() == MatchStatus.POTENTIALLY_ELIGIBLE;
    out.append("<div class=\"box ask\"><h3>");
    out.append(possible ? "Open questions" : "Open besides").append("</h3>\n<ol>");
    for (OpenQuestion question : match.questions()) {
      out.append(question.routine() ? "<li class=\"routine\">" : "<li>");
      Markup.element(out, "span", "do", Shown.todo(question.item().kind()));
      out.append(' ');
      item(out, question.item());
      out.append(' ');
      question.criteria().forEach(this::link);
      if (question.onlyOne()) {
        Markup.element(out, "span", "only", "all that is open");
      }
      asked(out, question.item(), question.text());
      out.append("</li>");
    }
    out.append("</ol></div>\n");
  }

  private void link(String criterion) {
    out.append("<a class=\"id\" href=\"#t").append(match.rank()).append('-');
    out.append(Markup.word(criterion)).append("\">");
    Markup.text(out, criterion);
    out.append("</a> ");
  }

  /** What would settle a question, with the code to order. */
  static void item(StringBuilder out, MissingItem item) {
    Markup.text(out, item.what());
    item.code()
        .ifPresent(
            code -> {
              out.append(' ');
              Markup.element(out, "span", "code", system(code.system()) + " " + code.code());
            });
  }

  /** The criterion that asks, unless the question has its words already. */
  static void asked(StringBuilder out, MissingItem item, String text) {
    if (!text.equals(item.what())) {
      Markup.element(
          out,
          "span",
          "asked",
          text.length() <= MOST_ASKED ? text : text.substring(0, MOST_ASKED - 1) + "…");
    }
  }

  private static String system(String url) {
    return switch (url) {
      case "http://loinc.org" -> "LOINC";
      case "http://snomed.info/sct" -> "SNOMED CT";
      case "http://www.nlm.nih.gov/research/umls/rxnorm" -> "RxNorm";
      case "http://hl7.org/fhir/sid/icd-10-cm" -> "ICD-10-CM";
      default -> url;
    };
  }

  private void criteria() {
    if (match.criteria().isEmpty()) {
      Markup.element(out, "p", "lead", "The trial states no criterion.");
      return;
    }
    out.append("<table class=\"criteria\"><thead><tr><th>Answer</th><th>Criterion</th>");
    out.append("<th>Why, and where it stands</th></tr></thead>\n<tbody>\n");
    for (CriterionKind kind : CriterionKind.values()) {
      String context = "";
      String cohort = "";
      boolean first = true;
      for (CriterionReport one : match.criteria()) {
        if (one.criterion().kind() != kind) {
          continue;
        }
        if (first) {
          heading(
              "kind",
              kind == CriterionKind.INCLUSION ? "Inclusion criteria" : "Exclusion criteria");
          first = false;
        }
        String group = one.criterion().cohort().orElse("");
        if (!group.equals(cohort)) {
          heading("cohort", group.isEmpty() ? "For all" : "Only " + group);
          cohort = group;
        }
        if (!one.criterion().context().equals(context) && !one.criterion().context().isBlank()) {
          heading("context", one.criterion().context());
        }
        context = one.criterion().context();
        row(one);
      }
    }
    out.append("</tbody></table>\n");
  }

  private void heading(String type, String words) {
    out.append("<tr class=\"").append(type).append("\"><td colspan=\"3\">");
    Markup.text(out, words);
    out.append("</td></tr>\n");
  }

  private void row(CriterionReport one) {
    out.append("<tr class=\"").append(one.effect().code()).append(' ').append(one.state().code());
    out.append("\" id=\"")
        .append(anchor(match, one))
        .append("\"><td class=\"answer\"><span class=\"c ");
    out.append(one.effect().code()).append("\" aria-hidden=\"true\">").append(Shown.mark(one));
    out.append("</span> <span class=\"state\">");
    Markup.element(out, "b", "", one.criterion().id());
    out.append(' ');
    Markup.text(out, one.state().words());
    out.append("</span>");
    if (one.effect() == Effect.BLOCKS) {
      Markup.element(out, "span", "rules", "rules out");
    }
    out.append("</td><td class=\"text\">");
    Markup.text(out, one.criterion().text());
    out.append("</td><td>");
    Markup.element(out, "span", "reason", one.reason());
    facts(one);
    one.missing()
        .ifPresent(
            missing -> {
              out.append("<p class=\"missing\">");
              Markup.element(out, "span", "do", Shown.todo(missing.kind()));
              out.append(' ');
              item(out, missing);
              out.append("</p>");
            });
    out.append("</td></tr>\n");
  }

  private void facts(CriterionReport one) {
    if (one.evidence().isEmpty()) {
      return;
    }
    List<String> facts = new FactItems(one.evidence()).items();
    out.append("<ul class=\"facts\">");
    facts.stream().limit(MOST_FACTS).forEach(out::append);
    if (facts.size() > MOST_FACTS) {
      Markup.element(
          out, "li", "soft", "and " + Shown.count(facts.size() - MOST_FACTS, "more fact"));
    }
    out.append("</ul>");
  }
}
