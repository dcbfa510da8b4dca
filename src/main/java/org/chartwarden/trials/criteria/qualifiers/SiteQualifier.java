package org.chartwarden.trials.criteria.qualifiers;

import java.util.List;
import org.chartwarden.trials.facts.ClauseText;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.WordKin;

/**
 * A site of the body: the chart tells it, or a part of it, in the name of the condition, its site,
 * or the sentence about it.
 *
 * @param sites any of which is asked for
 */
record SiteQualifier(List<WordKin.Kin> sites, String shown) implements Qualifier {

  SiteQualifier {
    sites = List.copyOf(sites);
  }

  @Override
  public Told told(QualifiedThing thing) {
    boolean elsewhere = !thing.evidence().isEmpty();
    for (FactEvidence one : thing.evidence()) {
      List<WordKin.Kin> named = told(one.text());
      String around =
          one.span().isEmpty()
              ? one.text()
              : thing.facts().sentenceAround(one).map(NoteSentence::text).orElse(one.text());
      if (named.stream().anyMatch(this::within)
          || named.isEmpty() && told(around).stream().anyMatch(this::within)) {
        return Told.SAME;
      }
      elsewhere &= !named.isEmpty() && named.stream().noneMatch(this::near);
    }
    return elsewhere ? Told.ELSEWHERE : Told.UNTOLD;
  }

  private boolean within(WordKin.Kin told) {
    return sites.stream()
        .anyMatch(site -> told.key().equals(site.key()) || told.wider().contains(site.key()));
  }

  private boolean near(WordKin.Kin told) {
    return sites.stream().anyMatch(told::meets);
  }

  private static List<WordKin.Kin> told(String text) {
    return ClauseText.of(text).words().stream()
        .filter(word -> !word.denied() && !word.open())
        .map(ClauseText.Word::kin)
        .filter(kin -> WordKin.isSite(kin.key()))
        .distinct()
        .toList();
  }

  @Override
  public Silence silence() {
    return Silence.PRESUMED;
  }
}
