package org.chartwarden.agent.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.chartwarden.agent.language.plan.Comparison;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.plan.Window;
import org.chartwarden.agent.language.recognisers.Age;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Words;
import org.chartwarden.notes.vocabulary.Kind;

/** Questions about the person: number, age, name and the like. */
final class PersonQuestions {

  private PersonQuestions() {}

  /** What a clause asks of the person; empty when it asks nothing of the kind. */
  static List<Goal> goals(Frame frame, int patient, PatientMention mention) {
    Comparison ageTest = ageTest(frame);
    if (ageTest != null) {
      return List.of(new Goal.AgeTest(patient, ageTest));
    }
    Goal.Field field = field(frame, mention);
    if (field == null && agesToo(frame)) {
      return List.of(new Goal.Demographic(patient, Goal.Field.AGE));
    }
    if (field == null) {
      return List.of();
    }
    boolean dated =
        !frame.all(Window.class).isEmpty() && otherDay(frame)
            || frame.chunks().stream()
                .anyMatch(c -> c.symbol().matches("<date>|<instant>|<start>"));
    if (field == Goal.Field.AGE && dated) {
      throw NotUnderstood.unsupported(
          "I can tell the age only for the reference time: \""
              + ConditionReader.text(frame)
              + "\".");
    }
    List<Goal> goals = new ArrayList<>();
    fields(frame, field, mention).forEach(f -> goals.add(new Goal.Demographic(patient, f)));
    return goals;
  }

  /** The answers in the order asked: "potassium and his age". */
  static List<Goal> withReadings(Frame frame, List<Goal> person, List<Goal> readings) {
    if (person.get(0) instanceof Goal.AgeTest) {
      return person;
    }
    List<Goal> goals = new ArrayList<>(agesToo(frame) ? readings : person);
    goals.addAll(agesToo(frame) ? person : readings);
    return goals;
  }

  private static boolean agesToo(Frame frame) {
    return !frame.concepts(Kind.LAB, Kind.VITAL).isEmpty()
        && frame
            .symbols()
            .matches(".*<concept>.* (?:(?:his|her|their|the|and) age|how old (?:is|he|she)) .*");
  }

  /** "Is she older than 65?" */
  private static Comparison ageTest(Frame frame) {
    if (!frame.concepts(Kind.LAB, Kind.VITAL).isEmpty()
        || !frame.matches("is|are|was")
        || !frame.matches("old|older|younger|age|aged|years|over|under|above|below|<cmp>")) {
      return null;
    }
    Age age = frame.first(Age.class).orElse(null);
    if (age != null && age.span().months() > 0 && age.span().months() % 12 == 0) {
      BigDecimal years = BigDecimal.valueOf(age.span().months() / 12);
      return Comparison.above(years, age.atLeast(), null);
    }
    Matcher older =
        Words.standard()
            .rule("(?<l>older|younger) than (?<n>\\d{1,3})(?: years| yrs)?")
            .matcher(frame.symbols());
    if (older.find()) {
      BigDecimal years = new BigDecimal(older.group("n"));
      return older.group("l").equals("older")
          ? Comparison.above(years, false, null)
          : Comparison.below(years, false, null);
    }
    Comparison bound = frame.first(Comparison.class).orElse(null);
    boolean person =
        frame
            .symbols()
            .matches(" (?:is|are|was) (?:(?:the|patient|pt|he|she) )*<patient> <cmp>[ ?]*");
    if (bound != null && bound.unit() == null && person) {
      return bound;
    }
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
}
