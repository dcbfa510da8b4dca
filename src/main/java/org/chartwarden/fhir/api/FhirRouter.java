package org.chartwarden.fhir.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.jobs.JobLinks;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceTypes;

/** Finds the interaction a method and a path ask for (FHIR R4 http.html#summary). */
@ApplicationScoped
class FhirRouter {

  private static final String PAGE = "_getpages";

  private final SystemEndpoint system;
  private final TypeEndpoint type;
  private final InstanceEndpoint instance;
  private final OperationEndpoint operations;
  private final JobEndpoint jobs;
  private final SearchEndpoint searches;
  private final AsyncInteractions async;

  @Inject
  FhirRouter(
      SystemEndpoint system,
      TypeEndpoint type,
      InstanceEndpoint instance,
      OperationEndpoint operations,
      JobEndpoint jobs,
      SearchEndpoint searches,
      AsyncInteractions async) {
    this.async = async;
    this.system = system;
    this.type = type;
    this.instance = instance;
    this.operations = operations;
    this.jobs = jobs;
    this.searches = searches;
  }

  FhirAnswer route(FhirRequest request) {
    List<String> path = request.path();
    if (request.method().equals("OPTIONS")) {
      return FhirAnswer.empty(204).with("Allow", AllowedMethods.at(path));
    }
    if (!path.isEmpty() && path.get(0).equals(JobLinks.SEGMENT)) {
      return jobs.answer(request);
    }
    AllowedMethods.require(request);
    if (async.wanted(request)) {
      return async.accept(request);
    }
    if (!path.isEmpty() && path.size() <= 3 && path.get(path.size() - 1).startsWith("$")) {
      return operation(request);
    }
    if (!BinaryBodies.mayBeRaw(path)) {
      request.format();
    }
    if (path.isEmpty()) {
      return root(request);
    }
    String first = path.get(0);
    if (path.size() == 1 && (first.equals("metadata") || first.equals("_history"))) {
      return first.equals("metadata") ? system.capabilities(request) : system.history(request);
    }
    if (path.size() == 1 && first.equals("_search")) {
      return searches.system(request);
    }
    ResourceTypes.require(first);
    return switch (path.size()) {
      case 1 -> ofType(request, first);
      case 2 -> second(request, first, path.get(1));
      default -> deeper(request, new ResourceKey(first, path.get(1)));
    };
  }

  private FhirAnswer operation(FhirRequest request) {
    List<String> path = request.path();
    if (path.size() == 1) {
      return operations.run(request, Optional.empty(), Optional.empty());
    }
    String name = ResourceTypes.require(path.get(0));
    return operations.run(
        request,
        Optional.of(name),
        path.size() == 3 ? Optional.of(new ResourceKey(name, path.get(1))) : Optional.empty());
  }

  private FhirAnswer root(FhirRequest request) {
    return switch (request.method()) {
      case "POST" -> system.process(request);
      case "GET", "HEAD" -> asksForPage(request) ? system.page(request) : searches.system(request);
      default -> throw AllowedMethods.problem(request);
    };
  }

  /** Clients are known to put the parameters of a page link behind the address of their search. */
  private static boolean asksForPage(FhirRequest request) {
    return request.query().contains(PAGE) && request.parameter(PAGE).isPresent();
  }

  private FhirAnswer ofType(FhirRequest request, String name) {
    return switch (request.method()) {
      case "GET", "HEAD" ->
          asksForPage(request) ? system.page(request) : searches.type(request, name);
      case "POST" -> type.create(request, name);
      case "PUT" -> type.update(request, name);
      case "PATCH" -> type.patch(request, name);
      case "DELETE" -> type.delete(request, name);
      default -> throw AllowedMethods.problem(request);
    };
  }

  private FhirAnswer second(FhirRequest request, String name, String second) {
    if (second.equals("_search")) {
      return switch (request.method()) {
        case "POST" -> searches.typeByForm(request, name);
        case "GET", "HEAD" -> searches.type(request, name);
        default -> throw AllowedMethods.problem(request);
      };
    }
    if (second.equals("_history")) {
      return type.history(request, name);
    }
    ResourceKey key = new ResourceKey(name, second);
    return switch (request.method()) {
      case "GET", "HEAD" -> instance.read(request, key);
      case "PUT" -> instance.update(request, key);
      case "PATCH" -> instance.patch(request, key);
      case "DELETE" -> instance.delete(request, key);
      default -> throw AllowedMethods.problem(request);
    };
  }

  private FhirAnswer deeper(FhirRequest request, ResourceKey key) {
    List<String> path = request.path();
    Optional<FhirAnswer> members =
        path.get(2).equals("_history") ? Optional.empty() : searches.compartment(request);
    if (members.isPresent()) {
      return members.get();
    }
    if (!path.get(2).equals("_history") || path.size() > 4) {
      throw new FhirProblem(
          404,
          "not-found",
          "unknown-path",
          "nothing is served at '" + String.join("/", path) + "'");
    }
    return path.size() == 3
        ? instance.history(request, key)
        : instance.readVersion(request, key, path.get(3));
  }
}
