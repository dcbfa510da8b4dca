package org.chartwarden.trials.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ResourceScan;
import org.chartwarden.fhir.gateway.ScanPiece;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/** The trials of the record as the caller may see them, parsed once for each version. */
@ApplicationScoped
public class TrialStore {

  /** The types that trials are read from. */
  public static final Set<String> TYPES = Set.of("ResearchStudy", "EvidenceVariable", "Group");

  private static final String STUDY = "ResearchStudy";
  private static final String ID = "_id=";
  private static final int PIECE = 500;
  private static final int AT_ONCE = 100;
  private static final int SHOWN = 80;

  private final FhirGateway gateway;
  private final TrialStoreConfig config;
  private final TrialCache cache;

  @Inject
  TrialStore(FhirGateway gateway, TrialStoreConfig config) {
    this.gateway = gateway;
    this.config = config;
    this.cache = new TrialCache(config.cachedTrials());
  }

  /**
   * The trials that fit, in the order of storage; no more than the configured number.
   *
   * @return with {@link TrialList#more} when others may fit too
   */
  public TrialList find(AccessContext who, TrialQuery query) {
    List<StudyHead> fitting = new ArrayList<>();
    ResourceScan all = new ResourceScan(STUDY, Optional.empty(), Optional.empty());
    long place = 0;
    int scanned = 0;
    boolean more = true;
    while (more && fitting.size() <= config.maxTrials() && scanned < config.maxScanned()) {
      ScanPiece piece = gateway.scan(who, all, place, PIECE);
      piece.resources().stream().map(this::head).filter(query::fits).forEach(fitting::add);
      place = piece.place();
      scanned += piece.resources().size();
      more = piece.resources().size() == PIECE;
    }
    boolean cut = fitting.size() > config.maxTrials();
    List<StudyHead> taken = cut ? fitting.subList(0, config.maxTrials()) : fitting;
    return new TrialList(new TrialParts(gateway, cache, who).of(taken), more || cut);
  }

  /**
   * The trials that are named, each once, in the order of the names.
   *
   * @param names logical ids of ResearchStudies, references of them, or values of their identifiers
   *     such as NCT numbers
   * @throws FhirProblem 404 that names those that are not there, 400 when there are too many
   */
  public List<StoredTrial> named(AccessContext who, Collection<String> names) {
    if (names.size() > config.maxTrials()) {
      throw FhirProblem.invalid(
          "too-many-trials",
          names.size() + " trials are named; at most " + config.maxTrials() + " are matched");
    }
    Map<String, StudyHead> byName = new HashMap<>();
    Set<String> ids = new LinkedHashSet<>();
    names.forEach(name -> ids.add(bare(name)));
    search(who, ID, ids, byName);
    Set<String> others = new LinkedHashSet<>(ids);
    others.removeAll(byName.keySet());
    search(who, "identifier=", others, byName);
    List<String> unknown = ids.stream().filter(id -> !byName.containsKey(id)).toList();
    if (!unknown.isEmpty()) {
      throw new FhirProblem(
          404,
          "not-found",
          "trial-not-found",
          (unknown.size() == 1 ? "there is no trial " : "there are no trials ")
              + unknown.stream().map(TrialStore::shown).collect(Collectors.joining(", ")));
    }
    Map<String, StudyHead> studies = new LinkedHashMap<>();
    ids.forEach(id -> studies.putIfAbsent(byName.get(id).source().id(), byName.get(id)));
    return new TrialParts(gateway, cache, who).of(List.copyOf(studies.values()));
  }

  /**
   * One trial.
   *
   * @throws FhirProblem 404, 410 or 403 as for every read
   */
  public StoredTrial read(AccessContext who, String study) {
    StudyHead head = head(gateway.read(who, new ResourceKey(STUDY, study)));
    return new TrialParts(gateway, cache, who).of(List.of(head)).get(0);
  }

  private void search(
      AccessContext who, String parameter, Set<String> names, Map<String, StudyHead> found) {
    boolean byId = parameter.equals(ID);
    List<String> asked =
        names.stream()
            .filter(name -> !byId || ResourceKey.ID.matcher(name).matches())
            .filter(name -> !name.isEmpty())
            .toList();
    for (int from = 0; from < asked.size(); from += AT_ONCE) {
      List<String> some = asked.subList(from, Math.min(asked.size(), from + AT_ONCE));
      for (ResourceVersion study :
          gateway.first(who, STUDY, parameter + SearchValues.joined(some), 2 * AT_ONCE)) {
        StudyHead head = head(study);
        found.putIfAbsent(study.key().id(), head);
        head.identifiers().forEach(identifier -> found.putIfAbsent(identifier, head));
      }
    }
  }

  private static String shown(String name) {
    return name.length() > SHOWN ? name.substring(0, SHOWN) + "…" : name;
  }

  private static String bare(String name) {
    String prefix = STUDY + "/";
    int at = name.lastIndexOf(prefix);
    String id = at < 0 ? name : name.substring(at + prefix.length());
    int version = id.indexOf("/_history/");
    return (version < 0 ? id : id.substring(0, version)).strip();
  }

  private StudyHead head(ResourceVersion study) {
    return cache
        .find(study.key().id(), study.version())
        .map(kept -> kept.trial().head())
        .orElseGet(() -> StudyHead.of(study));
  }
}
