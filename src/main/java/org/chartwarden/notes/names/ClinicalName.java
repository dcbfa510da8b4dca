package org.chartwarden.notes.names;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run of words names.
 *
 * @param kind what sort of thing it is
 * @param candidates concept ids; one, or several where an abbreviation is left open
 * @param sites ids of the sites of the body that are named, in order; empty when none is
 * @param side the side, where one is named
 * @param qualifiers words that tell more ("acute", "displaced"), in lower case
 * @param event what is done with a device
 */
public record ClinicalName(
    NameKind kind,
    List<String> candidates,
    List<String> sites,
    Optional<Laterality> side,
    Set<String> qualifiers,
    DeviceEvent event) {

  public ClinicalName {
    candidates = List.copyOf(candidates);
    sites = List.copyOf(sites);
    qualifiers = Set.copyOf(qualifiers);
  }

  /** The concept; the likeliest one where the name is left open. */
  public String concept() {
    return candidates.get(0);
  }

  /** Whether the name has more than one meaning here. */
  public boolean open() {
    return candidates.size() > 1;
  }

  /** The concept, then everything wider, also what concept and site make together. */
  public Set<String> concepts() {
    return NameCatalog.standard().withWider(concept(), sites);
  }

  /** The name with one of its candidates alone. */
  public ClinicalName as(String candidate) {
    return new ClinicalName(kind, List.of(candidate), sites, side, qualifiers, event);
  }

  /** The same device, of which something else is told. */
  ClinicalName told(DeviceEvent other) {
    return new ClinicalName(kind, candidates, sites, side, qualifiers, other);
  }

  /**
   * How this name lies to another, the best of all candidates. A side, site or event that only one
   * of them tells does not part them.
   */
  public NameRelation relationTo(ClinicalName other) {
    NameRelation best = NameRelation.UNRELATED;
    for (String mine : candidates) {
      for (String theirs : other.candidates()) {
        NameRelation relation = as(mine).single(other.as(theirs));
        best = relation.compareTo(best) < 0 ? relation : best;
      }
    }
    return best;
  }

  private NameRelation single(ClinicalName other) {
    Set<String> mine = concepts();
    Set<String> theirs = other.concepts();
    boolean narrower = mine.contains(other.concept());
    boolean wider = theirs.contains(concept());
    if (!narrower && !wider) {
      return NameRelation.UNRELATED;
    }
    BodySites bodySites = BodySites.standard();
    List<String> here = bodySites.places(allSites(), other.allSites());
    List<String> there = bodySites.places(other.allSites(), allSites());
    Set<String> around = new HashSet<>(bodySites.withWider(here));
    Set<String> aroundThere = new HashSet<>(bodySites.withWider(there));
    boolean told = !here.isEmpty() && !there.isEmpty();
    boolean within = around.containsAll(there);
    boolean holding = aroundThere.containsAll(here);
    if (told && !within && !holding) {
      return NameRelation.OTHER_SITE;
    }
    if (side.isPresent() && other.side().isPresent() && !side.get().agrees(other.side().get())) {
      return NameRelation.OTHER_SIDE;
    }
    if (!sameEvent(other)) {
      return NameRelation.OTHER_EVENT;
    }
    if (narrower && wider) {
      boolean more = !here.isEmpty() && there.isEmpty() || told && !holding;
      boolean less = here.isEmpty() && !there.isEmpty() || told && !within;
      return more ? NameRelation.NARROWER : less ? NameRelation.WIDER : NameRelation.SAME;
    }
    return narrower ? NameRelation.NARROWER : NameRelation.WIDER;
  }

  /** The sites that are named and those that the concept has of itself. */
  private List<String> allSites() {
    Set<String> all = new LinkedHashSet<>(sites);
    all.addAll(NameCatalog.standard().ownSites(concept()));
    return List.copyOf(all);
  }

  private boolean sameEvent(ClinicalName other) {
    return event == other.event()
        || event == DeviceEvent.NONE && other.event() == DeviceEvent.PLACED
        || event == DeviceEvent.PLACED && other.event() == DeviceEvent.NONE
        || event == DeviceEvent.NONE && kind != NameKind.DEVICE
        || other.event() == DeviceEvent.NONE && other.kind() != NameKind.DEVICE;
  }
}
