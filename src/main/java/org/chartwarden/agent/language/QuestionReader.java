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
import org.chartwarden.notes.vocabulary.Kind;

/** Reads a clause that asks for something. */
final class QuestionReader {

  private QuestionReader() {}

  /** The goals of a clause for one patient; empty when it asks for nothing. */
  static List<Goal> read(Frame frame, Scene scene, int patient, PatientMention mention) {
    List<Goal> person = PersonQuestions.goals(frame, patient, mention);
    if (!person.isEmpty()) {
      return PersonQuestions.withReadings(frame, person, readings(frame, scene, patient));
    }
    String calculator = ListingQuestions.calculator(frame);
    if (calculator != null) {
      return List.of(new Goal.Calculation(patient, calculator));
    }
    Goal listing = ListingQuestions.listing(frame, patient);
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
    add(
        found,
        frame,
        Statistic.HIGHEST,
        "{highest}|how high (?:did|has|had) .*(?:get|go|gone|reach|been|climb|climbed|run)");
    add(
        found,
        frame,
        Statistic.LOWEST,
        "{lowest}|how low (?:did|has|had) .*(?:get|go|gone|reach|been|drop|dropped|run)");
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

  private static void checked(Frame frame) {
    List<String> unread = new ArrayList<>();
    for (Chunk chunk : frame.chunks()) {
      boolean other =
          chunk.as(Comparison.class) != null
              || chunk
                  .symbol()
                  .matches("<dose>|<start>|<age>|<dosing>|<freq>|<course>|<time>|<instant>")
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
    long windows =
        frame.all(Window.class).stream()
            .map(w -> java.util.Arrays.asList(w.from(), w.to()))
            .distinct()
            .count();
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
