package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * Substances that do not count, and those that a screen looks for. "Substance use disorder other
 * than alcohol or nicotine" is one of drugs; tobacco and caffeine count as no abuse anyhow; what
 * stands behind "drug screen for" is part of the test.
 */
final class SubstanceKinds implements Rewording {

  private static final String LEGAL =
      "(?:alcohol|ethanol|nicotine|tobacco|caffeine|coffee|cigarettes?|smoking)"
          + "(?:[- ](?:use|dependence|use disorders?|abuse|products?))?";

  private static final String LIST =
      LEGAL + "(?:\\s*(?:,\\s*(?:or|and)?|/|\\bor\\b|\\band\\b|and/or)\\s*" + LEGAL + ")*";

  private static final Pattern LET_PASS =
      Pattern.compile(
          "(?i)[\\s,]*(\\(\\s*)?\\b(?:other than|except(?:ing)?(?: for| of)?|with the exception of|excluding|apart from"
              + "|aside from|not including|besides|but not)\\s+(?:for\\s+)?("
              + LIST
              + ")(?![\\w-])(?:\\s*\\))?");

  private static final Pattern LET_PASS_BEHIND =
      Pattern.compile(
          "(?i)\\s*\\(\\s*("
              + LIST
              + ")\\s+(?:(?:is|are|use is)\\s+)?(?:excepted|excluded|not included|not counted|(?:is |are )?(?:allowed|permitted|acceptable))\\s*\\)");

  private static final Pattern ALCOHOL = Pattern.compile("(?i)alcohol|ethanol");

  /** What the words that do not count are excepted from. */
  private static final Pattern ABUSE =
      Pattern.compile(
          "(?i)\\b(?:substances?|drugs?)\\b[^.;]*\\b(?:use|abuse|misuse|dependen\\w+|addiction|disorders?)\\b"
              + "|\\b(?:dependen\\w+|addiction|abuse|misuse)\\b[^.;]*\\b(?:substances?|drugs?)\\b");

  private static final Pattern SUBSTANCE = Pattern.compile("(?i)\\bsubstance(s?)\\b");

  private static final String DRUG =
      "(?:opioids?|opiates?|cocaine|(?:meth)?amphetamines?|methadone|benzodiazepines?|barbiturates?|cannabi\\w+|marijuana"
          + "|thc|heroin|pcp|phencyclidine|mdma|ecstasy|alcohol|morphine|fentanyl|oxycodone|buprenorphine|ketamine|stimulants?"
          + "|methaqualone|propoxyphene|illicit drugs?|drugs of abuse|illicit substances?|other drugs?)";

  private static final Pattern SCREENED =
      Pattern.compile(
          "(?i)\\b(?:drugs?|toxicology|tox|substances?|uds)\\s+(?:of abuse\\s+)?(?:screen\\w*|tests?|testing|toxicology)(?:\\s+results?)?"
              + "(\\s*\\(?\\s*(?:positive\\s+)?(?:for|of|including|e\\.g\\.,?|i\\.e\\.,?)\\s+(?:the following:?\\s+)?"
              + DRUG
              + "(?:\\s*(?:,\\s*(?:or|and)?|/|\\bor\\b|\\band\\b|and/or)\\s*"
              + DRUG
              + ")*\\s*\\)?)");

  private static final String DISORDER =
      "((?:alcohol|substance|drug|opioid|cannabis|cocaine|stimulant)s?\\s+(?:use\\s+disorders?|dependence)(?:\\s*\\([A-Z]{3}\\))?)";

  /** How many symptoms make it so severe. */
  private static final Pattern SYMPTOMS =
      Pattern.compile(
          "(?i)\\s*\\(\\s*(?:(?:i\\.e\\.,?|defined as|meeting|with|having)\\s+)?(?:≥\\s*|>=\\s*|at least\\s+)?(?:\\d+|four|six)(?:\\s+or more|\\+)?\\s+(?:dsm\\S*\\s+)?(?:symptoms|criteria)[^)]*\\)");

  private static final Pattern SEVERITY =
      Pattern.compile(
          "(?i)\\b"
              + DISORDER
              + "\\s*[,:(-]?\\s*(?:of\\s+|with\\s+|that is\\s+|rated\\s+)?(?:at least\\s+|≥\\s*)?(moderate(?:(?:\\s*-?\\s*(?:to|or|/)\\s*-?\\s*)severe)?|severe)(?:\\s+(?:or (?:greater|worse|higher)|in))?(?:\\s*severity)?\\s*\\)?");

  private static final Pattern AHEAD =
      Pattern.compile(
          "(?i)\\b(?:at least )?moderate\\s*-?\\s*(?:to|or|/)\\s*-?\\s*severe(?=\\s+"
              + DISORDER
              + ")");

  private static final Pattern POSITIVE = Pattern.compile("(?i)\\bpositive\\b");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return screened(excepted(excepted(graded(text), LET_PASS, 2), LET_PASS_BEHIND, 1));
  }

  /** "Alcohol use disorder, at least moderate": the degree goes ahead of its thing. */
  private static WrittenText graded(WrittenText text) {
    Matcher behind = SEVERITY.matcher(text.text());
    WrittenText plain = text;
    if (behind.find()) {
      String degree = behind.group(2).toLowerCase(java.util.Locale.ROOT);
      String words = degree.equals("severe") ? degree : "moderate to severe";
      plain = text.replaced(behind.start(), behind.end(), words + " " + behind.group(1) + " ");
    }
    Matcher ahead = AHEAD.matcher(plain.text());
    if (ahead.find()) {
      plain = plain.replaced(ahead.start(), ahead.end(), "moderate to severe");
    }
    Matcher symptoms = SYMPTOMS.matcher(plain.text());
    boolean disorder = Pattern.compile("(?i)" + DISORDER).matcher(plain.text()).find();
    return disorder && symptoms.find() ? plain.without(symptoms.start(), symptoms.end()) : plain;
  }

  private static WrittenText excepted(WrittenText text, Pattern words, int list) {
    Matcher found = words.matcher(text.text());
    if (!found.find() || !ABUSE.matcher(text.text().substring(0, found.start())).find()) {
      return text;
    }
    boolean alcohol = ALCOHOL.matcher(found.group(list)).find();
    WrittenText shorter = text.without(found.start(), found.end());
    Matcher substance = SUBSTANCE.matcher(shorter.text()).region(0, found.start());
    return alcohol && substance.find()
        ? shorter.replaced(substance.start(), substance.end(), "drug")
        : shorter;
  }

  private static WrittenText screened(WrittenText text) {
    Matcher found = SCREENED.matcher(text.text());
    if (!found.find()) {
      return text;
    }
    boolean positive = POSITIVE.matcher(text.text()).find();
    String alcohol = ALCOHOL.matcher(found.group(1)).find() ? " or alcohol " : " ";
    return positive ? text.replaced(found.start(1), found.end(1), alcohol) : text;
  }
}
