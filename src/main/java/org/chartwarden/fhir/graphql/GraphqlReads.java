package org.chartwarden.fhir.graphql;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ResultBundles;
import org.chartwarden.fhir.gateway.SearchPage;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.graphql.Argument;
import org.hl7.fhir.utilities.graphql.IGraphQLStorageServices;
import org.hl7.fhir.utilities.graphql.Value;

/** What the engine reads during one query, all of it through the gateway and counted. */
final class GraphqlReads implements IGraphQLStorageServices {

  private static final int PER_PAGE = 500;
  private static final int PER_CONNECTION = 20;
  private static final Pattern LIST = Pattern.compile("[A-Za-z0-9~-]{1,80}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern RELATIVE =
      Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})(/_history/\\d{1,18})?");

  private final FhirGateway gateway;
  private final AccessContext who;
  private final String base;
  private final int limit;
  private int read;

  GraphqlReads(FhirGateway gateway, AccessContext who, String base, int limit) {
    this.gateway = gateway;
    this.who = who;
    this.base = base;
    this.limit = limit;
  }

  @Override
  public ReferenceResolution lookup(Object info, IBaseResource context, IBaseReference reference) {
    String text = reference.getReferenceElement().getValue();
    if (text == null) {
      return null;
    }
    if (text.startsWith("#")) {
      return contained(context, text);
    }
    Matcher key =
        RELATIVE.matcher(text.startsWith(base + "/") ? text.substring(base.length() + 1) : text);
    if (!key.matches() || !ResourceTypes.known(key.group(1))) {
      return null;
    }
    Resource target = find(key.group(1), key.group(2));
    return target == null ? null : new ReferenceResolution(target, target);
  }

  private static ReferenceResolution contained(IBaseResource context, String text) {
    if (context instanceof DomainResource holder) {
      for (Resource resource : holder.getContained()) {
        if (text.substring(1).equals(resource.getId().replace("#", ""))) {
          return new ReferenceResolution(context, resource);
        }
      }
    }
    return null;
  }

  @Override
  public IBaseResource lookup(Object info, String type, String id) {
    return find(ResourceTypes.require(type), id);
  }

  /** What is not there, or not for this caller, is null, as an optional field of GraphQL is. */
  private Resource find(String type, String id) {
    try {
      return parsed(gateway.read(who, new ResourceKey(type, id)));
    } catch (FhirProblem problem) {
      if (problem.status() == 404 || problem.status() == 410 || problem.status() == 403) {
        return null;
      }
      throw problem;
    }
  }

  /** All matches; with the argument {@code _count} so many of them. */
  @Override
  public void listResources(
      Object info, String type, List<Argument> arguments, List<IBaseResource> matches) {
    SearchPage page =
        gateway.search(who, ResourceTypes.require(type), query(arguments, PER_PAGE), false);
    page.matches().forEach(match -> matches.add(parsed(match)));
    while (!counted(arguments) && page.next().isPresent()) {
      page = gateway.page(who, page.next().get());
      page.matches().forEach(match -> matches.add(parsed(match)));
    }
  }

  /**
   * A page of a connection. Its links carry the parameters out of which the engine makes {@code
   * next} and {@code previous}; when one of these comes back as the argument {@code cursor}, the
   * engine takes it apart again.
   */
  @Override
  public IBaseBundle search(Object info, String type, List<Argument> arguments) {
    Optional<String> list = argument(arguments, "search-id");
    SearchPage page =
        list.isPresent()
            ? gateway.page(who, cursor(list.get(), arguments))
            : gateway.search(
                who, ResourceTypes.require(type), query(arguments, PER_CONNECTION), false);
    page.hits().forEach(hit -> count());
    Bundle bundle =
        FhirModel.parse(Bundle.class, ResultBundles.searchset(base, base + "/" + type, "", page));
    bundle.getEntry().forEach(entry -> entry.getResource().setId(entry.getResource().getIdPart()));
    bundle.setLink(new ArrayList<>());
    bundle
        .addLink()
        .setRelation("self")
        .setUrl(base + "/" + type + "?_count=" + page.hits().size());
    page.next().ifPresent(next -> bundle.addLink().setRelation("next").setUrl(address(type, next)));
    page.previous()
        .ifPresent(
            before -> bundle.addLink().setRelation("previous").setUrl(address(type, before)));
    return bundle;
  }

  /** The engine does not see the first parameter of an address, so that one is a plain one. */
  private String address(String type, SearchPage.Cursor cursor) {
    return base
        + "/"
        + type
        + "?_count="
        + cursor.count()
        + "&search-id="
        + cursor.set()
        + "&search-offset="
        + cursor.offset();
  }

  private static SearchPage.Cursor cursor(String list, List<Argument> arguments) {
    String offset = argument(arguments, "search-offset").orElse("");
    if (!LIST.matcher(list).matches() || !NUMBER.matcher(offset).matches()) {
      throw FhirProblem.invalid(
          "bad-page", "'" + list + ":" + offset + "' is not a cursor that this server gave");
    }
    int count =
        argument(arguments, "_count")
            .filter(text -> NUMBER.matcher(text).matches())
            .map(Integer::parseInt)
            .orElse(PER_CONNECTION);
    return new SearchPage.Cursor(list, Integer.parseInt(offset), count);
  }

  private static Optional<String> argument(List<Argument> arguments, String name) {
    return arguments.stream()
        .filter(a -> a.getName().equals(name))
        .map(a -> a.getValues().stream().map(Value::getValue).collect(Collectors.joining(",")))
        .findFirst();
  }

  private static String query(List<Argument> arguments, int count) {
    String query =
        arguments.stream()
            .flatMap(a -> a.getValues().stream().map(v -> name(a) + "=" + encoded(v.getValue())))
            .collect(Collectors.joining("&"));
    return counted(arguments) ? query : query + "&_count=" + count;
  }

  private static boolean counted(List<Argument> arguments) {
    return argument(arguments, "_count").filter(count -> !count.isEmpty()).isPresent();
  }

  private static String name(Argument argument) {
    String name = argument.getName();
    return encoded(name.startsWith("_") ? name : name.replace('_', '-'));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Resource parsed(ResourceVersion version) {
    count();
    return structure(version);
  }

  /** A structure whose id is the bare one, as a client of GraphQL expects it. */
  static Resource structure(ResourceVersion version) {
    Resource resource =
        (Resource) FhirModel.context().newJsonParser().parseResource(version.content());
    resource.setId(version.key().id());
    return resource;
  }

  private void count() {
    if (++read > limit) {
      throw new FhirProblem(
          422,
          "too-costly",
          "graphql-too-costly",
          "the query reads more than " + limit + " resources; narrow it or ask by page");
    }
  }
}
