package org.chartwarden.trials.criteria.qualifiers;

import java.util.Map;
import java.util.Set;
import org.chartwarden.trials.facts.ProblemFact;

/**
 * What an infection is caused by: by its words, else by what it is. Infections of either kind tell
 * nothing, so that silence stays open.
 */
record AgentQualifier(WordQualifier words) implements Qualifier {

  private static final Map<String, Set<String>> AGENTS =
      Map.of(
          "viral",
          Set.of(
              "hiv",
              "hepatitis-a",
              "hepatitis-b",
              "hepatitis-c",
              "covid-19",
              "influenza",
              "herpes",
              "herpes-zoster",
              "cmv",
              "ebv",
              "hpv",
              "cold-symptoms"),
          "bacterial",
          Set.of("tuberculosis", "syphilis", "h-pylori"),
          "parasitic",
          Set.of("malaria"));

  /** Mostly so, so that they tell an agent and deny no other one. */
  private static final Map<String, Set<String>> MOSTLY =
      Map.of(
          "bacterial",
          Set.of("cellulitis", "uti", "osteomyelitis"),
          "parasitic",
          Set.of("parasitic-infection"));

  @Override
  public Told told(QualifiedThing thing) {
    Told told = words.told(thing);
    if (told != Told.UNTOLD) {
      return told;
    }
    boolean others = false;
    boolean all = true;
    for (ProblemFact fact : thing.problems()) {
      if (words.values().stream()
          .map(value -> MOSTLY.getOrDefault(value, Set.of()))
          .anyMatch(ids -> fact.name().concepts().stream().anyMatch(ids::contains))) {
        return Told.SAME;
      }
      boolean known = false;
      for (Map.Entry<String, Set<String>> agent : AGENTS.entrySet()) {
        if (fact.name().concepts().stream().anyMatch(agent.getValue()::contains)) {
          if (words.values().contains(agent.getKey())) {
            return Told.SAME;
          }
          known = true;
        }
      }
      others |= known;
      all &= known;
    }
    return others && all ? Told.CONTRARY : Told.UNTOLD;
  }

  @Override
  public Silence silence() {
    return words.silence();
  }

  @Override
  public String shown() {
    return words.shown();
  }
}
