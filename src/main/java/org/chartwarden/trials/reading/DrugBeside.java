package org.chartwarden.trials.reading;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.SievedPattern;
import org.chartwarden.trials.facts.DayRange;

/** Words beside the name of a drug that tell who takes it, that it is not borne, or when it was. */
final class DrugBeside {

  /** "Sister on antidepressants", "her husband takes warfarin". */
  private static final SievedPattern OF_OTHERS =
      SievedPattern.of(
          "(?i)\\b(?:sister|brother|mother|father|mum|mom|dad|son|daughter|husband|wife|partner|spouse|aunt|uncle|grand\\w+|cousin|nephew|niece|twin)(?:\\s+(?:is|was|has been))?\\s+(?:on|takes|took|taking|uses|used|using|gets|given)\\s+(?:(?!and\\b|but\\b)[\\p{L}-]+,?\\s+){0,2}$");

  /** "Statin intolerant", "aspirin causes wheeze". */
  private static final Pattern NOT_BORNE =
      Pattern.compile(
          "(?i)^[\\s-]*(?:intoleran(?:t|ce)|hypersensitiv\\w*|sensitiv(?:e|ity)|allerg(?:y|ic)|contra-?indicated|causes?|caused|triggers?|triggered|brings on|gives? (?:him|her|me)|=\\s*(?:bronchospasm|hives|rash|wheeze|urticaria|anaphylaxis|angioedema))\\b(?!\\s+(?:none|no)\\b)");

  /** "Rituximab for vasculitis in 2019": the year is that of the drug. */
  private static final Pattern PURPOSE_YEAR =
      Pattern.compile(
          "(?i)^\\s+for\\s+(?:(?!since\\b|from\\b|until\\b|and\\b|diagnosed\\b)[\\p{L}'’-]+\\s+){1,4}(?:in\\s+|,\\s*)?((?:19|20)\\d{2})\\b(?!\\s*(?:-|–|to\\b|onwards?\\b|mg|mcg))");

  private DrugBeside() {}

  /** Whether another person takes it. */
  static boolean ofOthers(String before) {
    return OF_OTHERS.find(before);
  }

  /** Whether the words tell that the patient does not bear it. */
  static boolean notBorne(String behind) {
    return NOT_BORNE.matcher(behind).find();
  }

  /** The year of a use whose purpose stands between name and year; empty where that is not over. */
  static Optional<DayRange> year(String behind, LocalDate written) {
    Matcher told = PURPOSE_YEAR.matcher(behind);
    return told.find() && Integer.parseInt(told.group(1)) < written.getYear()
        ? Optional.of(DayRange.in(Integer.parseInt(told.group(1))))
        : Optional.empty();
  }
}
