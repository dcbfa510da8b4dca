package org.chartwarden.trials.parsing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.Recognised;

/** A stretch of a clause between two joints. */
final class Segment {

  final Joint joint;
  final int from;
  int to;
  final List<Recognised> questions = new ArrayList<>();
  final List<CriterionForm> brackets = new ArrayList<>();

  /** Those of the brackets that only give examples. */
  final Set<CriterionForm> examples = new HashSet<>();

  /** Tokens that are one run of words though joints stand among them: from and to of each. */
  final List<int[]> runs = new ArrayList<>();

  boolean denied;

  Segment(Joint joint, int from) {
    this.joint = joint;
    this.from = from;
  }

  /** What it asks, in a stretch that begins elsewhere and is not denied. */
  Segment from(Joint joint, int from) {
    Segment moved = new Segment(joint, from);
    moved.to = to;
    moved.questions.addAll(questions);
    moved.brackets.addAll(brackets);
    moved.examples.addAll(examples);
    moved.runs.addAll(runs);
    return moved;
  }

  /**
   * Ends it at a token and returns the rest.
   *
   * @param question the first of its questions that belongs to the rest
   */
  Segment cut(int at, int question) {
    Segment rest = new Segment(Joint.NONE, at);
    rest.to = to;
    rest.questions.addAll(questions.subList(question, questions.size()));
    questions.subList(question, questions.size()).clear();
    runs.stream().filter(run -> run[0] >= at).forEach(rest.runs::add);
    runs.removeAll(rest.runs);
    to = at;
    return rest;
  }

  /** The end of the run that begins at a token, or 0. */
  int runFrom(int token) {
    return runs.stream().filter(run -> run[0] == token).mapToInt(run -> run[1]).max().orElse(0);
  }

  /** Whether it asks nothing. */
  boolean bare() {
    return questions.isEmpty() && brackets.isEmpty();
  }

  /** Whether a question of it takes in the unread words around. */
  boolean whole() {
    return questions.stream().anyMatch(Recognised::whole);
  }

  /** Type of its first question, or empty. */
  String type() {
    return questions.isEmpty() ? "" : questions.get(0).test().type();
  }
}
