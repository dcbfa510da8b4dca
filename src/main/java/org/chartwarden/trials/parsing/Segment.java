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
    to = at;
    return rest;
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
