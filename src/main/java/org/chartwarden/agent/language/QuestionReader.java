package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.agent.language.plan.Statistic;
import org.chartwarden.agent.language.plan.Window;
import org.chartwarden.agent.language.recognisers.ConceptMention;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** Reads a clause that asks for something. */
final class QuestionReader {

  private QuestionReader() {}

  /** The goals of a clause for one patient; empty when it asks for nothing. */
  static List<Goal> read(Frame frame, Scene scene, int patient, PatientMention mention) {
    Goal.Field field = field(frame, mention);
    if (field != null) {
      List<Goal> goals = new ArrayList<>(List.of(new Goal.Demographic(patient, field)));
      goals.addAll(readings(frame, scene, patient));
      return goals;
    }
    String calculator = calculator(frame);
    if (calculator != null) {
      return List.of(new Goal.Calculation(patient, calculator));
    }
    Goal listing = listing(frame, patient);
    if (listing != null) {
      return List.of(listing);
    }
    return readings(frame, scene, patient);
  }

  private static List<Goal> readings(Frame frame, Scene scene, int patient) {
    List<Measured> measured = scene.named(frame);
    List<Statistic> statistics = statistics(frame);
    if (measured.isEmpty()) {
      boolean follows =
          !scene.measured().isEmpty() && !statistics.isEmpty() && !onlyLatest(statistics);
      if (!follows) {
        return List.of();
      }
      measured = scene.namedOrCarried(frame);
    }
    if (frame.matches(
        "which of|whose|who has|higher|lower|one before|before it|previous one|second last|penultimate|compared (?:with|to)|versus|vs")) {
      throw NotUnderstood.unsupported(
          "I cannot compare results with each other as in \""
              + ConditionReader.text(frame)
              + "\".");
    }
    checked(frame);
    scene.measured(measured);
    boolean withTime = asksTime(frame);
    List<Goal> goals = new ArrayList<>();
    for (Measured one : measured) {
      for (Statistic statistic : statistics.isEmpty() ? List.of(Statistic.LATEST) : statistics) {
        goals.add(new Goal.Reading(patient, one, statistic, withTime, false));
      }
    }
    return goals;
  }

  private static boolean onlyLatest(List<Statistic> statistics) {
    return statistics.equals(List.of(Statistic.LATEST));
  }

  /** Whether a clause asks when something was. */
  static boolean asksTime(Frame frame) {
    return frame.matches(
        "when(?! (?:you|we|i|looking|reviewing|it's) )|what time|what date|(?:and|with|plus|including|also|,|its|the|which) (?:its |the |exact |a |what |collection |date and )*(?:date|time|timestamp|datetime|time stamp|day)|(?:date|time) (?:of|recorded|stamp)|timestamped|dated|how long ago");
  }

  static List<Statistic> statistics(Frame frame) {
    List<Statistic> found = new ArrayList<>();
    add(found, frame, Statistic.MEAN, "{mean}");
    add(found, frame, Statistic.MEDIAN, "{median}");
    add(found, frame, Statistic.HIGHEST, "{highest}");
    add(found, frame, Statistic.LOWEST, "{lowest}");
    add(
        found,
        frame,
        Statistic.EARLIEST,
        "(?:{earliest})(?! (?:check|look|find|of all|get|thing|name|tell))");
    add(
        found,
        frame,
        Statistic.COUNT,
        "how many|count|number of|how often|total number of|how many times|how frequently");
    add(
        found,
        frame,
        Statistic.TREND,
        "trend|trending|trended|trajectory|developed|developing|evolved|evolving|evolution|progressed|over time|climbing|rising|falling|direction|going up|going down|improving|worsening|increasing|decreasing");
    add(found, frame, Statistic.CHANGE, "change|changed|difference|delta");
    add(found, frame, Statistic.SUM, "sum|total (?!number|protein|bili|chol|calcium)");
    if (found.indexOf(Statistic.LOWEST) > found.indexOf(Statistic.HIGHEST)
        && found.contains(Statistic.HIGHEST)
        && frame
            .symbols()
            .matches(
                ".* (?:min|minimum|lowest|nadir|smallest) .*(?:max|maximum|highest|peak) .*")) {
      java.util.Collections.swap(
          found, found.indexOf(Statistic.LOWEST), found.indexOf(Statistic.HIGHEST));
    }
    if (found.isEmpty()
        && frame.matches("(?<!as a )(?<!as )list|all|every|each|history|series|serial")) {
      found.add(Statistic.LIST);
    }
    if (found.isEmpty() && frame.has("latest")
        || frame.matches("(?:latest|newest|most recent|current)")
            && !found.contains(Statistic.LATEST)) {
      found.add(0, Statistic.LATEST);
    }
    return found;
  }

  private static void add(List<Statistic> found, Frame frame, Statistic statistic, String rule) {
    if (frame.matches(rule)) {
      found.add(statistic);
    }
  }

  private static Goal.Field field(Frame frame, PatientMention mention) {
    boolean byNumber = mention != null && (mention.mrn() != null || mention.reference() != null);
    if (!frame.concepts(Kind.LAB, Kind.VITAL).isEmpty()) {
      if (!byNumber && frame.matches("mrn|mrns|record number|medical record number")) {
        return Goal.Field.MRN;
      }
      boolean first = frame.symbols().matches(".* (?:age|how old) .*<concept>.*");
      return first ? Goal.Field.AGE : null;
    }
    if (!byNumber
        && frame.matches(
            "mrn|mrns|record number|record no|medical record|chart number|patient number|identifier|patient id|record num|hospital number|mrn 's|medical number|id|chart no|record #|med rec")) {
      return Goal.Field.MRN;
    }
    if (frame.matches("age|aged|how old|years old|old is|ages|yrs old")) {
      return Goal.Field.AGE;
    }
    if (frame.matches("birth date|date of birth|dob|birthday|birthdate|born") && byNumber) {
      return Goal.Field.BIRTH_DATE;
    }
    if (frame.matches("gender|sex|male or female")) {
      return Goal.Field.GENDER;
    }
    if (frame.matches("phone|telephone|phone number|mobile")) {
      return Goal.Field.PHONE;
    }
    if (frame.matches("address|live|lives")) {
      return Goal.Field.ADDRESS;
    }
    if (byNumber && frame.matches("name|full name|called|who is")) {
      return Goal.Field.NAME;
    }
    boolean who =
        mention != null
            && mention.name() != null
            && frame.matches("find|locate|look up|search|identify|lookup|exist|exists");
    return who && frame.chunks().stream().noneMatch(c -> c.is("<concept>")) ? Goal.Field.MRN : null;
  }

  private static String calculator(Frame frame) {
    if (frame.matches("creatinine clearance|crcl|cockcroft|cockroft|cr cl|<concept> clearance")) {
      return "cockcroft-gault";
    }
    if (frame.matches("anion gap")) {
      return "anion-gap";
    }
    if (frame.matches("corrected (?:calcium|ca|<concept>)")) {
      return "corrected-calcium";
    }
    if (frame.matches("mean arterial pressure|map")) {
      return "map";
    }
    if (frame.matches("qtc")) {
      return "qtc-bazett";
    }
    if (frame.matches("calculate|compute|work out|estimate|calc")) {
      for (ConceptMention mention : frame.concepts(Kind.LAB, Kind.VITAL)) {
        String id = mention.of(Kind.LAB, Kind.VITAL).orElseThrow().id();
        if (id.equals("egfr")) {
          return "ckd-epi-2021";
        }
        if (id.equals("bmi")) {
          return "bmi";
        }
        if (id.equals("ldl")) {
          return "ldl-friedewald";
        }
      }
    }
    return null;
  }

  private static Goal listing(Frame frame, int patient) {
    boolean count = frame.matches("how many|number of|count");
    List<ConceptMention> drugs = frame.concepts(Kind.MEDICATION, Kind.DRUG_CLASS);
    List<ConceptMention> problems = frame.concepts(Kind.PROBLEM);
    boolean yesNo =
        frame
                .symbols()
                .matches(
                    "^ (?:(?:and|also|so|please|check|tell|me|confirm|hi|hey|,|can|you|verify|see) )*(?:is|does|has|are|was|do|any|if|whether|there|did) .*")
            || frame.matches("whether|any|if");
    if (frame.matches("allergic|allergy|allergies|nkda|intolerances")) {
      Concept filter =
          drugs.isEmpty() ? null : drugs.get(0).of(Kind.DRUG_CLASS, Kind.MEDICATION).orElseThrow();
      return new Goal.Listing(patient, Goal.Chapter.ALLERGIES, filter, filter != null, count);
    }
    boolean lab = !frame.concepts(Kind.LAB, Kind.VITAL).isEmpty();
    if (!drugs.isEmpty()
        && (!lab || frame.matches("on <concept>|taking|prescribed|receiving"))
        && frame.matches(
            "on|taking|takes|take|prescribed|receiving|prescription|medication|meds|active|order for|use|using|have|has")) {
      Concept filter = drugs.get(0).of(Kind.MEDICATION, Kind.DRUG_CLASS).orElseThrow();
      return new Goal.Listing(
          patient,
          Goal.Chapter.MEDICATIONS,
          filter,
          yesNo || !frame.matches("which|what|list"),
          count);
    }
    if (frame.matches("medications|meds|medication|drugs|medicines|prescriptions|med list")
        && !lab) {
      return new Goal.Listing(patient, Goal.Chapter.MEDICATIONS, null, false, count);
    }
    if (!problems.isEmpty()
        && !lab
        && frame.matches(
            "have|has|history|hx|diagnosed|diagnosis|known|carry|with|problem|is|does|any")) {
      Concept filter = problems.get(0).of(Kind.PROBLEM).orElseThrow();
      return new Goal.Listing(patient, Goal.Chapter.PROBLEMS, filter, true, count);
    }
    if (frame.matches(
            "problems|problem list|diagnoses|conditions|comorbidities|pmh|active problems|medical history|diagnosed with")
        && !lab) {
      return new Goal.Listing(patient, Goal.Chapter.PROBLEMS, null, false, count);
    }
    if (frame.matches("notes|clinic notes|progress notes|clinical notes|discharge summary")
        && !lab
        && frame.has("ask")) {
      return new Goal.Listing(patient, Goal.Chapter.NOTES, null, false, count);
    }
    return null;
  }

  private static void checked(Frame frame) {
    List<String> unread = new ArrayList<>();
    for (Chunk chunk : frame.chunks()) {
      boolean other =
          chunk.as(Comparison.class) != null
              || chunk.symbol().matches("<dose>|<start>|<age>|<dosing>")
              || chunk
                  .symbol()
                  .matches("not|don't|except|excluding|without|unless|exclude|ignoring|apart")
              || chunk.as(ConceptMention.class) != null
                  && chunk.as(ConceptMention.class).of(Kind.LAB, Kind.VITAL).isEmpty()
                  && chunk.as(ConceptMention.class).of(Kind.SPECIALTY, Kind.PROBLEM).isEmpty()
                  && !frame.matches(
                      "adjusting|titrating|reviewing|considering|planning|deciding|starting|before|on");
      if (other) {
        unread.add(chunk.raw());
      }
    }
    long windows = frame.all(Window.class).stream().distinct().count();
    if (windows > 1) {
      unread.add(frame.all(Window.class).get(1).text());
    }
    for (Chunk chunk : frame.chunks()) {
      if (chunk.symbol().matches("\\d+(\\.\\d+)?") && !listNumber(frame, chunk)) {
        unread.add(chunk.raw());
      }
    }
    if (!unread.isEmpty()) {
      throw NotUnderstood.unsupported(
          "I do not understand \""
              + String.join(" … ", unread)
              + "\" in \""
              + ConditionReader.text(frame)
              + "\".");
    }
  }

  private static boolean listNumber(Frame frame, Chunk chunk) {
    int at = frame.chunks().indexOf(chunk);
    boolean marked =
        at + 1 < frame.chunks().size() && frame.chunks().get(at + 1).symbol().matches("[).:]");
    return at <= 1 && marked || frame.symbols().contains(" single ");
  }
}
