package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.chartwarden.fhir.model.ResourceKey;

/** What refers to what in {@link AgreementChart}, and what lies in whose compartment. */
final class AgreementGraph {

  private final Map<String, Set<String>> targets = new HashMap<>();
  private final Map<String, JsonNode> contents = new HashMap<>();
  private final Map<String, Set<String>> members = new HashMap<>();

  AgreementGraph(FhirGateway gateway, AgreementChart chart) {
    for (ResourceKey key : chart.stored()) {
      JsonNode content = gateway.read(AgreementChart.SERVER, key).tree();
      contents.put(key.reference(), content);
      Set<String> found = new TreeSet<>();
      content.findValuesAsText("reference").forEach(found::add);
      found.remove("");
      targets.put(key.reference(), found);
    }
    targets.values().forEach(found -> found.retainAll(contents.keySet()));
    for (String patient : AgreementChart.PATIENTS) {
      Set<String> found = new TreeSet<>();
      gateway.compartments(
          AgreementChart.SERVER,
          PatientRecord.of(new ResourceKey("Patient", patient)),
          1000,
          version -> found.add(version.key().reference()));
      members.put(patient, found);
    }
  }

  JsonNode content(String reference) {
    return contents.get(reference);
  }

  /** What lies in the compartment of one of these patients. */
  Set<String> members(Collection<String> patients) {
    Set<String> found = new TreeSet<>();
    patients.forEach(patient -> found.addAll(members.get(patient)));
    return found;
  }

  /** What these refer to. */
  Set<String> targets(Collection<String> sources) {
    Set<String> found = new TreeSet<>();
    sources.forEach(source -> found.addAll(targets.get(source)));
    return found;
  }

  /** What refers to one of these. */
  Set<String> sources(Collection<String> of) {
    Set<String> found = new TreeSet<>();
    targets.forEach(
        (source, pointed) -> {
          if (pointed.stream().anyMatch(of::contains)) {
            found.add(source);
          }
        });
    return found;
  }

  /**
   * What one comes to from some resources along references.
   *
   * @param through what may be come to, and gone on from
   */
  Set<String> reached(Collection<String> from, Predicate<String> through) {
    Set<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      for (String target : targets.get(open.pop())) {
        if (through.test(target) && found.add(target)) {
          open.push(target);
        }
      }
    }
    return found;
  }

  /** Whether no patient owns it. */
  boolean shared(String reference) {
    return members.values().stream().noneMatch(owned -> owned.contains(reference));
  }

  /** Those of some resources that have a text somewhere in them. */
  List<String> having(Collection<String> references, String text) {
    return references.stream().filter(ref -> contents.get(ref).toString().contains(text)).toList();
  }
}
