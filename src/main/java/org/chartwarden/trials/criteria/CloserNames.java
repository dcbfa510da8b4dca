package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * What a chart tells more closely than a wide name does: the same disease with something more.
 *
 * @param told names of problems that are there, were or may be
 * @param known those that were asked for before
 */
record CloserNames(List<FactName> told, Map<FactName, List<FactName>> known) {

  /** Many questions ask for the same few wide names of a chart. */
  static CloserNames of(PatientFacts facts) {
    return facts.derived(
        "closer names", one -> new CloserNames(one.toldProblems(), new ConcurrentHashMap<>()));
  }

  /** The names that have every concept of a wide one and others beside. */
  List<FactName> than(FactName wide) {
    return known.computeIfAbsent(wide, this::find);
  }

  private List<FactName> find(FactName wide) {
    return told.stream()
        .filter(name -> name.concepts().size() > wide.concepts().size())
        .filter(name -> name.concepts().containsAll(wide.concepts()))
        .toList();
  }
}
