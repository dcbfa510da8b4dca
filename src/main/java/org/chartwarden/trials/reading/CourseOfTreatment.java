package org.chartwarden.trials.reading;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Treatments that go on for weeks, and whether a note tells that one still does. */
final class CourseOfTreatment {

  /** Treatments that go on; other procedures that a note names were done. */
  private static final Set<String> LASTING =
      Set.of(
          "dialysis",
          "hemodialysis",
          "haemodialysis",
          "oxygen",
          "ventilat",
          "cpap",
          "bipap",
          "niv",
          "catheter",
          "feeding",
          "tracheostomy",
          "stoma",
          "ecmo",
          "on hd",
          "peritoneal");

  private static final Pattern COURSE =
      Pattern.compile(
          "(?i)physio|rehab|therap(?:y|ies)$|counsel|acupunct|training|massage"
              + "|\\b(?:CBT|CBT-?I|DBT|EMDR|IPT|MBCT)$|psychoanaly");

  /** A course of which the sentence tells that it is over. */
  private static final Pattern OVER =
      Pattern.compile(
          "(?i)\\b(?:finished|completed|ended|stopped|discharged from|gave up|given up|dropped out|last (?:year|autumn|winter|spring|summer)|in (?:19|20)\\d\\d)\\b");

  private static final Pattern STILL =
      Pattern.compile("(?i)\\b(?:still|ongoing|currently|now|continues|continuing)\\b");

  private static final Pattern GOING_ON =
      Pattern.compile(
          "(?i)\\b(?:attends|continuing|continues|ongoing|currently|still|weekly"
              + "|(?:once|twice|\\d ?x|\\w+ times|\\w+ days) (?:a|per|each) week)\\b");

  /** Drugs of a regimen that are still given: since a day, at a cycle, now. */
  private static final Pattern GIVEN_NOW =
      Pattern.compile(
          "(?i)\\b(?:since|(?<!until )now|currently|current|ongoing|still|on (?=\\p{Lu})|(?:is|remains|keeps) on"
              + "|receiv(?:es|ing)|continu(?:es|ing)|maintenance|cycle \\d+(?: day \\d+)?(?: today| now| due)"
              + "|next cycle|started|tolerat(?:es|ing))\\b"
              + "(?!.*\\b(?:until|till|stopped|finished|completed|ended|through)\\b)");

  private CourseOfTreatment() {}

  /** Whether the clause that names a regimen tells that it is given now. */
  static boolean drugsGoOn(String clause) {
    return GIVEN_NOW.matcher(clause).find();
  }

  /** Whether a sentence tells of a treatment that it is had now. */
  static boolean goesOn(String name, String sentence) {
    return COURSE.matcher(name).find()
        && GOING_ON.matcher(sentence).find()
        && (STILL.matcher(sentence).find() || !OVER.matcher(sentence).find());
  }

  /** Whether a treatment of this name goes on once it is begun. */
  static boolean lasts(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return LASTING.stream().anyMatch(lower::contains);
  }
}
