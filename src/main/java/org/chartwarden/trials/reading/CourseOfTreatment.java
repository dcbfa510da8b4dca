package org.chartwarden.trials.reading;

import java.util.regex.Pattern;

/** Treatments that go on for weeks, and whether a note tells that one still does. */
final class CourseOfTreatment {

  private static final Pattern COURSE =
      Pattern.compile("(?i)physio|rehabilit|therap(?:y|ies)$|counsel|acupunct|training");

  private static final Pattern GOING_ON =
      Pattern.compile(
          "(?i)\\b(?:attends|continuing|continues|ongoing|currently|still|weekly"
              + "|(?:once|twice|\\d ?x|\\w+ times|\\w+ days) (?:a|per|each) week)\\b");

  private CourseOfTreatment() {}

  /** Whether a sentence tells of a treatment that it is had now. */
  static boolean goesOn(String name, String sentence) {
    return COURSE.matcher(name).find() && GOING_ON.matcher(sentence).find();
  }
}
