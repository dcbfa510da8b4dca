package org.chartwarden.trials.criteria.qualifiers;

import java.util.List;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactTexts;
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
    FactTexts texts = FactTexts.of(thing.facts());
    for (FactEvidence one : thing.evidence()) {
      List<WordKin.Kin> named = texts.own(one).affirmedSites();
      List<WordKin.Kin> told = named.isEmpty() ? texts.around(one).affirmedSites() : named;
      if (told.stream().anyMatch(this::within)) {
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

  @Override
  public Silence silence() {
    return Silence.PRESUMED;
  }
}
