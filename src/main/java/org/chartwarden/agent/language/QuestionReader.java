package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.agent.language.plan.Statistic;
import org.chartwarden.agent.language.plan.Window;
import org.chartwarden.agent.language.recognisers.ConceptMention;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Words;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/** Reads a clause that asks for something. */
final class QuestionReader {

  private QuestionReader() {}

  /** The goals of a clause for one patient; empty when it asks for nothing. */
  static List<Goal> read(Frame frame, Scene scene, int patient, PatientMention mention) {
    Comparison ageTest = ageTest(frame);
    if (ageTest != null) {
      return List.of(new Goal.AgeTest(patient, ageTest));
    }
    Goal.Field field = field(frame, mention);
    if (field == Goal.Field.AGE && !frame.all(Window.class).isEmpty() && otherDay(frame)
        || field == Goal.Field.AGE
            && frame.chunks().stream()
                .anyMatch(c -> c.symbol().matches("<date>|<instant>|<start>"))) {
      throw NotUnderstood.unsupported(
          "I can tell the age only for the reference time: \""
              + ConditionReader.text(frame)
              + "\".");
    }
    if (field != null) {
      List<Goal> goals = new ArrayList<>();
      fields(frame, field, mention).forEach(f -> goals.add(new Goal.Demographic(patient, f)));
      goals.addAll(readings(frame, scene, patient));
      return goals;
    }
    if (!frame.concepts(Kind.LAB, Kind.VITAL).isEmpty()
        && frame
            .symbols()
            .matches(".*<concept>.* (?:(?:his|her|their|the|and) age|how old (?:is|he|she)) .*")) {
      List<Goal> goals = new ArrayList<>(readings(frame, scene, patient));
      goals.add(new Goal.Demographic(patient, Goal.Field.AGE));
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
    Goal.Recency recency = Recencies.asked(frame);
    Comparison test = ValueTests.test(frame);
    if (measured.isEmpty()) {
      boolean follows =
          !scene.measured().isEmpty()
              && (!statistics.isEmpty() && !onlyLatest(statistics)
                  || recency != null
                  || frame.matches("what|which")
                      && frame.matches("it|that")
                      && (!frame.all(Window.class).isEmpty()
                          || !frame.all(PatientMention.class).isEmpty())
                  || test != null && ValueTests.yesNo(frame));
      if (!follows) {
        return List.of();
      }
      measured = scene.namedOrCarried(frame);
    }
    if (recency != null) {
      checked(recency == Goal.Recency.LIST ? frame : frame.without(Comparison.class));
      scene.measured(measured);
      return Recencies.goals(frame, patient, measured, recency);
    }
    if (frame
        .without(Comparison.class)
        .matches(
            "which of|whose|who has|which (?:{near} ){0,2}higher|higher|lower|one before|before it|previous one|second last|penultimate|compared (?:with|to)|versus|vs|worse|better|than")) {
      throw NotUnderstood.unsupported(
          "I cannot compare results with each other as in \""
              + ConditionReader.text(frame)
              + "\".");
    }
    if (test != null && (ValueTests.yesNo(frame) || statistics.contains(Statistic.COUNT))) {
      checked(frame.without(Comparison.class));
      scene.measured(measured);
      return ValueTests.goals(frame, patient, measured, statistics, test);
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
    Matcher matcher =
        Words.standard()
            .rule(
                "(?:irrespective|regardless|no matter) .*|(?:was|is|at|from) when (?:it|last|this|that)")
            .matcher(frame.symbols());
    String symbols = matcher.replaceAll(".");
    return Words.standard()
        .rule(
            "when(?! (?:you|we|i|looking|reviewing|it's) )|what time|what date|(?:and|with|plus|including|also|,|its|the|which|\\+|&|-|/) (?:its |the |exact |a |what |collection |date and )*(?:date|time|timestamp|datetime|time stamp|day)|(?:date|time) (?:of|recorded|stamp)|timestamped|dated|how long ago")
        .matcher(symbols)
        .find();
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
    boolean several =
        frame.matches(
                "<concept> (?:results|values|readings|levels) <window>|<concept> (?:results|values|readings|levels) for <patient> <window>")
            && frame.all(Window.class).stream()
                .anyMatch(
                    w ->
                        w.text()
                            .toLowerCase(java.util.Locale.ROOT)
                            .matches("(since|after|between|from) .*"));
    if (found.isEmpty() && !frame.has("latest") && several) {
      found.add(Statistic.LIST);
    }
    if (found.isEmpty()
        && !frame.has("latest")
        && frame.matches("(?:which|what) (?:{near} ){0,3}(?:values|results|readings)")) {
      found.add(Statistic.LIST);
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

  /** "Is she older than 65?" */
  private static Comparison ageTest(Frame frame) {
    if (!frame.concepts(Kind.LAB, Kind.VITAL).isEmpty()
        || !frame.matches("is|are|was")
        || !frame.matches("old|older|younger|age|aged|years|over|under|above|below")) {
      return null;
    }
    org.chartwarden.agent.language.recognisers.Age age =
        frame.first(org.chartwarden.agent.language.recognisers.Age.class).orElse(null);
    if (age != null && age.span().months() > 0 && age.span().months() % 12 == 0) {
      java.math.BigDecimal years = java.math.BigDecimal.valueOf(age.span().months() / 12);
      return Comparison.above(years, age.atLeast(), null);
    }
    java.util.regex.Matcher older =
        Words.standard()
            .rule("(?<l>older|younger) than (?<n>\\d{1,3})(?: years| yrs)?")
            .matcher(frame.symbols());
    if (older.find()) {
      java.math.BigDecimal years = new java.math.BigDecimal(older.group("n"));
      return older.group("l").equals("older")
          ? Comparison.above(years, false, null)
          : Comparison.below(years, false, null);
    }
    Comparison bound = frame.first(Comparison.class).orElse(null);
    return bound != null && bound.unit() == null && frame.matches("age|aged|old|years")
        ? bound
        : null;
  }

  /** "(MRN S1234567)" tells the number, it does not ask for it. */
  private static boolean labelsNumber(Frame frame) {
    List<Chunk> chunks = frame.chunks();
    for (int i = 0; i < chunks.size(); i++) {
      PatientMention mention = chunks.get(i).as(PatientMention.class);
      int j = i - 1;
      while (j >= 0 && chunks.get(j).symbol().matches("[:#=]|is|no|number")) {
        j--;
      }
      if (mention != null && mention.mrn() != null && j >= 0 && chunks.get(j).is("mrn")) {
        return true;
      }
    }
    return false;
  }

  private static boolean otherDay(Frame frame) {
    return frame.all(Window.class).stream()
        .noneMatch(w -> w.text().toLowerCase(java.util.Locale.ROOT).matches(".*(today|now).*"));
  }

  /** All that is asked of the person, in the order of the words. */
  private static List<Goal.Field> fields(Frame frame, Goal.Field main, PatientMention mention) {
    boolean byNumber = mention != null && (mention.mrn() != null || mention.reference() != null);
    java.util.Map<Goal.Field, String> words = new java.util.EnumMap<>(Goal.Field.class);
    words.put(Goal.Field.AGE, "age|ages|how old|years old");
    if (labelsNumber(frame)) {
      return List.of(main);
    }
    if (byNumber) {
      words.put(Goal.Field.NAME, "name");
      words.put(Goal.Field.BIRTH_DATE, "birth date|date of birth|dob|birthday|birthdate");
      words.put(Goal.Field.GENDER, "gender|sex");
    } else {
      words.put(Goal.Field.MRN, "mrn|record number|medical record number");
    }
    java.util.TreeMap<Integer, Goal.Field> at = new java.util.TreeMap<>();
    words.forEach(
        (field, rule) -> {
          var matcher = Words.standard().rule(rule).matcher(frame.symbols());
          if (matcher.find()) {
            at.put(matcher.start(), field);
          }
        });
    return at.containsValue(main) && frame.concepts(Kind.LAB, Kind.VITAL).isEmpty()
        ? List.copyOf(at.values())
        : List.of(main);
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
        && !labelsNumber(frame)
        && frame.matches(
            "mrn|mrns|record number|record no|medical record|chart number|patient number|identifier|patient id|record num|hospital number|mrn 's|medical number|id|chart no|record #|med rec")) {
      return Goal.Field.MRN;
    }
    if (frame.matches("age|aged|how old|years old|old is|ages|yrs old|how many years")) {
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
    if (byNumber
        && frame.matches("name|full name|called|who is")
        && ReadWords.unread(frame).isEmpty()
        && !frame.matches(
            "physician|doctor|nurse|attending|provider|consultant|contact|kin|gp|team|resident|pharmacist|relative")) {
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
        && yesNo
        && !lab
        && frame.matches(
            "anticoagulated|treated|managed|maintained|started|given|gets?|getting|been on")
        && frame.chunks().stream().noneMatch(c -> c.is("<dose>"))) {
      Concept filter = drugs.get(0).of(Kind.MEDICATION, Kind.DRUG_CLASS).orElseThrow();
      return new Goal.Listing(patient, Goal.Chapter.MEDICATIONS, filter, true, false);
    }
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
              || chunk.symbol().matches("<dose>|<start>|<age>|<dosing>|<freq>|<course>")
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
      if (chunk.symbol().matches("\\d+(\\.\\d+)?")
          && !listNumber(frame, chunk)
          && !(Recencies.asked(frame) != null && Recencies.counts(frame, chunk.symbol()))) {
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
