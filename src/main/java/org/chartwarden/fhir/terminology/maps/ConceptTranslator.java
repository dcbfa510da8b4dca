package org.chartwarden.fhir.terminology.maps;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.terminology.systems.Canonical;
import org.chartwarden.fhir.terminology.systems.TerminologyProblems;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupUnmappedComponent;
import org.hl7.fhir.r4.model.ConceptMap.OtherElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Type;

/** Translates codes by concept maps, FHIR R4 conceptmap-operation-translate.html. */
public final class ConceptTranslator {

  private static final Map<String, String> INVERSE =
      Map.of(
          "wider", "narrower",
          "narrower", "wider",
          "subsumes", "specializes",
          "specializes", "subsumes");

  private final TranslationRequest request;
  private final Function<Canonical, Optional<ConceptMap>> maps;
  private final Set<Translation> found = new LinkedHashSet<>();

  /**
   * Makes a translator for one request.
   *
   * @param maps finds the map that an {@code other-map} names
   */
  public ConceptTranslator(
      TranslationRequest request, Function<Canonical, Optional<ConceptMap>> maps) {
    this.request = request;
    this.maps = maps;
  }

  /** The results of all these maps, each once. */
  public List<Translation> translate(List<ConceptMap> candidates) {
    for (ConceptMap map : candidates) {
      for (TranslationRequest.Code code : request.codes()) {
        if (request.reverse()) {
          backward(map, code);
        } else {
          forward(map, code, new HashSet<>());
        }
      }
    }
    return List.copyOf(found);
  }

  /** Whether a map goes between the value sets that the request names. */
  public boolean fits(ConceptMap map) {
    Type source = request.reverse() ? map.getTarget() : map.getSource();
    Type target = request.reverse() ? map.getSource() : map.getTarget();
    return same(request.source(), source) && same(request.target(), target);
  }

  private static boolean same(String wanted, Type scope) {
    if (wanted.isEmpty()) {
      return true;
    }
    return scope instanceof PrimitiveType<?> canonical
        && Canonical.parse(canonical.getValueAsString())
            .url()
            .equals(Canonical.parse(wanted).url());
  }

  private void forward(ConceptMap map, TranslationRequest.Code code, Set<String> followed) {
    if (!followed.add(canonical(map))) {
      throw TerminologyProblems.badDefinition(
          "concept-map-cycle", "the concept map '" + canonical(map) + "' leads back to itself");
    }
    for (ConceptMapGroupComponent group : map.getGroup()) {
      if (takes(group.getSource(), group.getSourceVersion(), code) && wanted(group.getTarget())) {
        inGroup(map, group, code, followed);
      }
    }
    followed.remove(canonical(map));
  }

  private void inGroup(
      ConceptMap map,
      ConceptMapGroupComponent group,
      TranslationRequest.Code code,
      Set<String> followed) {
    boolean listed = false;
    for (SourceElementComponent element : group.getElement()) {
      if (code.code().equals(element.getCode())) {
        listed = true;
        for (TargetElementComponent target : element.getTarget()) {
          if (met(target.getDependsOn())) {
            found.add(
                new Translation(
                    equivalence(target),
                    target.hasCode() ? text(group.getTarget()) : "",
                    target.hasCode() ? text(group.getTargetVersion()) : "",
                    text(target.getCode()),
                    text(target.getDisplay()),
                    text(target.getComment()),
                    products(target),
                    canonical(map)));
          }
        }
      }
    }
    if (!listed && group.hasUnmapped()) {
      unmapped(map, group, code, followed);
    }
  }

  private void unmapped(
      ConceptMap map,
      ConceptMapGroupComponent group,
      TranslationRequest.Code code,
      Set<String> followed) {
    ConceptMapGroupUnmappedComponent rule = group.getUnmapped();
    if (rule.getMode() == null) {
      return;
    }
    switch (rule.getMode()) {
      case PROVIDED -> found.add(plain("equal", group, code.code(), "", map));
      case FIXED ->
          found.add(plain("inexact", group, text(rule.getCode()), text(rule.getDisplay()), map));
      case OTHERMAP -> {
        Canonical other = Canonical.parse(text(rule.getUrl()));
        ConceptMap next =
            maps.apply(other)
                .orElseThrow(
                    () ->
                        new FhirProblem(
                            422,
                            "not-found",
                            "unknown-concept-map",
                            "the concept map '"
                                + other
                                + "', to which '"
                                + canonical(map)
                                + "' refers, is not known here"));
        forward(next, code, followed);
      }
      default -> {
        // NULL of the generated model: no mode, so nothing is said.
      }
    }
  }

  private static Translation plain(
      String equivalence,
      ConceptMapGroupComponent group,
      String code,
      String display,
      ConceptMap map) {
    return new Translation(
        equivalence,
        text(group.getTarget()),
        text(group.getTargetVersion()),
        code,
        display,
        "",
        List.of(),
        canonical(map));
  }

  private void backward(ConceptMap map, TranslationRequest.Code code) {
    for (ConceptMapGroupComponent group : map.getGroup()) {
      if (!takes(group.getTarget(), group.getTargetVersion(), code) || !wanted(group.getSource())) {
        continue;
      }
      for (SourceElementComponent element : group.getElement()) {
        for (TargetElementComponent target : element.getTarget()) {
          if (code.code().equals(target.getCode())) {
            String equivalence = equivalence(target);
            found.add(
                new Translation(
                    INVERSE.getOrDefault(equivalence, equivalence),
                    text(group.getSource()),
                    text(group.getSourceVersion()),
                    text(element.getCode()),
                    text(element.getDisplay()),
                    text(target.getComment()),
                    List.of(),
                    canonical(map)));
          }
        }
      }
    }
  }

  private static boolean takes(String system, String version, TranslationRequest.Code code) {
    boolean sameSystem = system == null || code.system().isEmpty() || system.equals(code.system());
    boolean sameVersion =
        version == null || code.version().isEmpty() || version.equals(code.version());
    return sameSystem && sameVersion;
  }

  private boolean wanted(String system) {
    return request.targetSystem().isEmpty()
        || system == null
        || system.equals(request.targetSystem());
  }

  private boolean met(List<OtherElementComponent> conditions) {
    return conditions.stream().allMatch(this::met);
  }

  private boolean met(OtherElementComponent condition) {
    return request.dependencies().stream()
        .filter(d -> d.element().equals(condition.getProperty()))
        .flatMap(d -> d.values().stream())
        .anyMatch(
            value ->
                value.code().equals(condition.getValue())
                    && (!condition.hasSystem()
                        || value.system().isEmpty()
                        || value.system().equals(condition.getSystem())));
  }

  private static List<Translation.Product> products(TargetElementComponent target) {
    List<Translation.Product> products = new ArrayList<>();
    for (OtherElementComponent product : target.getProduct()) {
      products.add(
          new Translation.Product(
              text(product.getProperty()),
              text(product.getSystem()),
              text(product.getValue()),
              text(product.getDisplay())));
    }
    return products;
  }

  private static String equivalence(TargetElementComponent target) {
    return target.getEquivalence() == null ? "relatedto" : target.getEquivalence().toCode();
  }

  private static String canonical(ConceptMap map) {
    return map.hasUrl() ? new Canonical(map.getUrl(), map.getVersion()).toString() : "";
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
