package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "ER+/HER2- breast cancer", "HER2-negative", "HR positive (HR+)": the sign of a marker in one word
 * behind its name. A sign denies its marker alone, and two signed markers are asked for together.
 */
final class MarkerSigns implements Rewording {

  /** Short names of markers beside which a plus or a minus is a sign. */
  private static final String MARKER =
      "(?:HER-?2(?:/neu)?|ER|PR|PgR|HR|EGFR|ALK|ROS-?1|BRAF|KRAS|NRAS|RAS|HIV|HBV|HCV|HBsAg|HPV|EBV"
          + "|CMV|CD\\d{1,3}|AR|BRCA(?:1/2|[12])?|FLT3|MRD|PSMA|PD-L1|p16|NPM1|JAK2|CLDN18\\.2|IDH1|AQP4|ANCA|MOG)";

  private static final String SIGN = "(?:positive|negative)";

  /** Receptors of hormones by the initials of other languages. */
  private static final Pattern FOREIGN = Pattern.compile("\\bRH(?=\\s?[+-](?![\\w]))");

  private static final Pattern MINUS =
      Pattern.compile("(?<![\\w-])(" + MARKER + ")\\s?(?:[−–-]|\\([−–-]\\))(?=[\\s,;/).]|$)");

  /** "CD4+ T-cell count", "CD8+ lymphocytes": the sign is part of the name of what is counted. */
  private static final String COUNTED =
      "(?!(?<=\\bCD[48]\\+)[ -]{0,2}(?:T\\b|cells?\\b|lymph|count|helper)|[ -](?:[\\w]+[ -]){0,2}counts?\\b)";

  private static final Pattern PLUS =
      Pattern.compile(
          "(?<![\\w-])(" + MARKER + ")\\s?(?:\\+|\\(\\+\\))(?=[\\s,;/).-]|$)" + COUNTED);

  private static final Pattern HYPHEN =
      Pattern.compile(
          "(?i)(?<=\\b" + MARKER + "|receptor|\\bchromosome|\\bantigen)-(?=" + SIGN + "\\b)");

  private static final Pattern SLASH =
      Pattern.compile("(?i)(?<=\\b" + SIGN + ")\\s*/\\s*(?=[\\w/-]{2,12}[ -]" + SIGN + "\\b)");

  /** "Hormone receptor positive (HR positive)": said twice. */
  private static final Pattern TWICE =
      Pattern.compile(
          "(?i)(?<=\\b("
              + SIGN
              + "))\\s*\\(\\s*"
              + MARKER
              + " \\1(?:\\s*(?:and/or|/|or|,|and)\\s*"
              + MARKER
              + " \\1)*\\s*\\)");

  /** "HER2 negative (IHC 0 or 1+, or ISH not amplified)": how the sign is found. */
  private static final Pattern FOUND =
      Pattern.compile(
          "(?i)(?<=\\b(?:positive|negative|low))\\s*\\((?=[^()]{0,160}\\b(?:IHC|F?ISH|in situ|immunohistochem\\w*|ASCO|CAP)\\b)[^()]{1,160}\\)");

  /** What tumours that are called so carry. */
  private static final Pattern LUMINAL =
      Pattern.compile(
          "(?i)\\bluminal(?:[ -]type)?(?=[\\s(]{1,2}(?:[^.;]{0,40}\\b)?(?:breast|cancer|carcinoma|HR\\b|ER\\b|\\())");

  /** "Luminal (HR+ and HER2-)": the bracket says what is meant. */
  private static final Pattern LUMINAL_BRACKET =
      Pattern.compile("(?i)\\bluminal(?=\\s*\\(\\s*(?:HR|ER|PR)\\b)");

  /** "ER and/or PR positive": a receptor of hormones is there. */
  private static final Pattern HORMONES =
      Pattern.compile(
          "(?i)\\b(?:(?:(?:o?estrogen)[- ]receptors?|ER)(?: positive)?(?:\\s*\\(ER\\))?)\\s*(?:and/or|or|/|,? and / or)\\s*(?:progesterone[- ]receptors?|PgR|PR)(?:\\s*\\((?:PR|PgR)\\))?[ -]positive\\b");

  /** "EGFR/ALK negative": each of them. */
  private static final Pattern SHARED =
      Pattern.compile(
          "(?<![\\w/-])("
              + MARKER
              + ")(?:\\s*/\\s*|,? (?:or|and|nor) |, )(?="
              + MARKER
              + " (positive|negative)\\b)");

  private static final Pattern BREAST = Pattern.compile("(?i)\\bbreast\\b");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    if (BREAST.matcher(plain.text()).find()) {
      plain = replaced(plain, FOREIGN, "HR");
      plain = replaced(plain, LUMINAL_BRACKET, "");
      plain = replaced(plain, LUMINAL, "HR positive");
    }
    plain = replaced(plain, FOUND, "");
    plain = signed(plain, MINUS, " negative");
    plain = signed(plain, PLUS, " positive");
    plain = replaced(plain, HYPHEN, " ");
    plain = replaced(plain, HORMONES, "HR positive");
    Matcher shared = SHARED.matcher(plain.text());
    while (shared.find()) {
      plain = plain.inserted(shared.end(1), " " + shared.group(2));
      shared = SHARED.matcher(plain.text());
    }
    plain = replaced(plain, TWICE, "");
    return replaced(plain, SLASH, kind == CriterionKind.INCLUSION ? " and " : ", ");
  }

  private static WrittenText signed(WrittenText text, Pattern pattern, String sign) {
    WrittenText plain = text;
    Matcher matcher = pattern.matcher(plain.text());
    while (matcher.find()) {
      plain = plain.replaced(matcher.end(1), matcher.end(), sign);
      matcher = pattern.matcher(plain.text());
    }
    return plain;
  }

  private static WrittenText replaced(WrittenText text, Pattern pattern, String words) {
    WrittenText plain = text;
    Matcher matcher = pattern.matcher(plain.text());
    int at = 0;
    while (at <= plain.text().length() && matcher.find(at)) {
      at = matcher.start() + words.length();
      plain = plain.replaced(matcher.start(), matcher.end(), words);
      matcher = pattern.matcher(plain.text());
    }
    return plain;
  }
}
