package org.chartwarden.fhir.path;

import static org.chartwarden.fhir.path.PathFunction.UNKNOWN;
import static org.chartwarden.fhir.path.PathFunction.gives;
import static org.chartwarden.fhir.path.PathFunction.of;
import static org.chartwarden.fhir.path.PathFunction.typed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.platform.Json;

/**
 * Functions that FHIR and SQL on FHIR add.
 *
 * <p>{@code resolve()} reads contained resources only; of any other target it knows the type, by
 * what the reference says. The key of a resource is its id, so {@code getReferenceKey()} gives the
 * id part of a literal reference, and nothing where the reference tells none.
 */
final class FhirFunctions {

  static final List<PathFunction> ALL =
      List.of(
          of("extension", 1, 1, gives(ElementType.extension()), FhirFunctions::extension),
          of("resolve", 0, 0, UNKNOWN, FhirFunctions::resolve),
          of("getResourceKey", 0, 0, gives(Values.STRING), FhirFunctions::resourceKey),
          typed("getReferenceKey", 0, gives(Values.STRING), FhirFunctions::referenceKey));

  private FhirFunctions() {}

  private static void extension(Call call, List<Located> into) {
    String url = call.text(0);
    List<Located> all = new ArrayList<>(4);
    for (Located item : call.input()) {
      item.type().collect(item, "extension", "", all);
    }
    for (Located extension : all) {
      if (extension.node().path("url").asText().equals(url)) {
        into.add(extension);
      }
    }
  }

  private static void resolve(Call call, List<Located> into) {
    for (Located item : call.input()) {
      String text =
          item.node().isTextual()
              ? item.node().textValue()
              : item.node().path("reference").asText("");
      JsonNode contained = text.startsWith("#") ? contained(call.scope().root(), text) : null;
      if (contained != null) {
        String type = contained.path("resourceType").asText();
        if (ElementType.isResource(type)) {
          into.add(new Located(contained, ElementType.resource(type)));
        }
        continue;
      }
      ReferenceTarget.typeOf(item.node(), call.scope().root())
          .filter(ElementType::isResource)
          .ifPresent(
              type ->
                  into.add(
                      new Located(
                          Json.object().put("resourceType", type), ElementType.resource(type))));
    }
  }

  private static JsonNode contained(JsonNode root, String reference) {
    for (JsonNode candidate : root.path("contained")) {
      if (candidate.path("id").asText().equals(reference.substring(1))) {
        return candidate;
      }
    }
    return null;
  }

  private static void resourceKey(Call call, List<Located> into) {
    for (Located item : call.input()) {
      if (item.type().isResource() && item.node().path("id").isTextual()) {
        into.add(new Located(item.node().get("id"), Values.STRING));
      }
    }
  }

  private static void referenceKey(Call call, List<Located> into) {
    for (Located item : call.input()) {
      JsonNode reference = item.node().path("reference");
      if (!reference.isTextual()) {
        continue;
      }
      ReferenceTarget target = ReferenceTarget.of(reference.textValue());
      boolean wanted = call.type().isEmpty() || call.type().equals(target.type());
      if (!target.type().isEmpty() && wanted) {
        into.add(Values.string(target.id()));
      }
    }
  }
}
