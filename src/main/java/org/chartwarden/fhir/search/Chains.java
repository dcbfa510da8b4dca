package org.chartwarden.fhir.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;

/**
 * Follows references in a criterion: forwards ({@code subject:Patient.name}, over every type the
 * reference may point at where none is named) and backwards ({@code
 * _has:Observation:patient:code}), to any depth below the limit and mixed (FHIR R4, sections
 * 3.1.1.4.13 and 3.1.1.4.14).
 */
final class Chains {

  private static final int MAX_CHAIN = 5;

  /** What the resource at the end of a reference must fulfil. */
  @FunctionalInterface
  interface Rest {
    Condition of(String targetType) throws IgnorableProblem;
  }

  private final SearchParameterRegistry registry;
  private final CriterionParser criteria;
  private final CanonicalLinks canonicals;
  private final PatientLinks patients = new PatientLinks();

  Chains(SearchParameterRegistry registry, CriterionParser criteria) {
    this.registry = registry;
    this.criteria = criteria;
    this.canonicals = new CanonicalLinks(registry);
  }

  /**
   * @param link reference parameter, with a type where one is named
   * @param rest name of the parameter, or chain, that is searched at the target
   */
  Condition forward(
      QueryReading reading, String type, String link, String rest, String value, int depth)
      throws IgnorableProblem {
    return follow(
        reading,
        type,
        link,
        target -> criteria.parse(reading, target, rest, value, depth + 1),
        depth);
  }

  /** As {@link #forward}, with the condition at the target made by the caller. */
  Condition follow(QueryReading reading, String type, String link, Rest rest, int depth)
      throws IgnorableProblem {
    requireDepth(depth + 1);
    int colon = link.indexOf(':');
    SearchParam param = criteria.param(type, colon < 0 ? link : link.substring(0, colon)).param();
    requireReference(param);
    criteria.warnIfIncomplete(reading, param);
    List<String> targets =
        colon < 0 ? targetsOf(param) : List.of(named(param, link.substring(colon + 1)));
    boolean canonical = canonicals.canonical(param);
    List<Condition> ways = new ArrayList<>();
    RuntimeException unfit = null;
    IgnorableProblem refused = null;
    for (String target : targets) {
      try {
        Condition there = rest.of(target);
        ways.add(new Condition.Chain(param.id(), target, there));
        if (canonical) {
          canonicals
              .url(target)
              .ifPresent(url -> ways.add(new Condition.UrlChain(param.id(), url.id(), there)));
        }
      } catch (IgnorableProblem e) {
        // A target type without this parameter is no way of the chain, unless it is the only one.
        refused = e;
      } catch (FhirProblem e) {
        // A value or modifier that does not fit the parameter of one type may fit another's.
        if (targets.size() == 1 || e.code().startsWith("too-") || e.code().endsWith("-too-large")) {
          throw e;
        }
        unfit = e;
      }
    }
    if (ways.isEmpty()) {
      if (unfit != null) {
        throw unfit;
      }
      throw refused == null ? criteria.unknown(type, link, "the search") : refused;
    }
    return ways.size() == 1 ? ways.get(0) : new Condition.Any(ways);
  }

  private List<String> targetsOf(SearchParam param) {
    return param.targets().isEmpty() ? List.copyOf(registry.types()) : param.targets();
  }

  private String named(SearchParam param, String target) throws IgnorableProblem {
    if (!registry.knows(target) || !targetsOf(param).contains(target)) {
      throw new IgnorableProblem(
          "invalid-chain",
          param.name() + " of " + param.type() + " cannot point at a '" + target + "'");
    }
    return target;
  }

  Condition reverse(QueryReading reading, String type, String name, String value, int depth)
      throws IgnorableProblem {
    requireDepth(depth + 1);
    String[] parts = name.split(":", 4);
    if (parts.length < 4 || !registry.knows(parts[1])) {
      throw new IgnorableProblem(
          "invalid-has", "the parameter " + name + " is not _has:Type:reference:parameter");
    }
    SearchParam param =
        registry
            .find(parts[1], parts[2])
            .orElseThrow(() -> criteria.unknown(parts[1], parts[2], "_has"));
    requireReference(param);
    if (!param.targets().isEmpty() && !param.targets().contains(type)) {
      throw new IgnorableProblem(
          "invalid-has", parts[2] + " of " + parts[1] + " does not point at a " + type);
    }
    criteria.warnIfIncomplete(reading, param);
    Condition source = criteria.parse(reading, parts[1], parts[3], value, depth + 1);
    boolean ofPatient = type.equals("Patient") && patients.membership(param);
    Condition pointing = new Condition.PointedAt(param.id(), source, ofPatient);
    Optional<SearchParam> url =
        canonicals.canonical(param) ? canonicals.url(type) : Optional.empty();
    return url.isEmpty()
        ? pointing
        : new Condition.Any(
            List.of(pointing, new Condition.NamedBy(param.id(), url.get().id(), source)));
  }

  private static void requireDepth(int depth) {
    if (depth > MAX_CHAIN) {
      throw FhirProblem.notSupported(
          "chain-too-long", "a chain of more than " + MAX_CHAIN + " references is not followed");
    }
  }

  private static void requireReference(SearchParam param) {
    if (param.kind() != ParamKind.REFERENCE) {
      throw FhirProblem.invalid(
          "invalid-chain",
          "a chain follows references, and " + param.name() + " of " + param.type() + " is none");
    }
  }
}
