package org.chartwarden.fhir.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.search.types.SpecialParam;

/** The search parameters that SearchParameter resources define, by type and name. */
final class DefinedParameters {

  private static final Set<String> WITHOUT_TEXT = Set.of("Bundle", "Binary", "Parameters");

  private static final Pattern JSON_CHOICE = Pattern.compile("\\.value([A-Z][A-Za-z]*)\\b(?!\\()");

  private final Map<String, Map<String, SearchParam>> byType = new TreeMap<>();
  private final Map<Integer, String> taken = new HashMap<>();

  DefinedParameters() {
    ResourceTypes.names().forEach(type -> byType.put(type, new LinkedHashMap<>()));
  }

  /** A copy that can grow by itself. */
  DefinedParameters copy() {
    DefinedParameters copy = new DefinedParameters();
    byType.forEach((type, params) -> copy.byType.get(type).putAll(params));
    copy.taken.putAll(taken);
    return copy;
  }

  Set<String> types() {
    return byType.keySet();
  }

  Collection<SearchParam> of(String type) {
    return byType.get(type).values();
  }

  Optional<SearchParam> find(String type, String name) {
    return Optional.ofNullable(byType.get(type).get(name));
  }

  /**
   * Adds what one definition defines, except where a type has a parameter of that name already: the
   * first definition stays.
   *
   * @return what was added
   * @throws UnusableDefinition when it cannot be used; then nothing was added
   */
  List<SearchParam> add(JsonNode definition) throws UnusableDefinition {
    List<SearchParam> added = new ArrayList<>();
    for (String type : typesOf(definition)) {
      SearchParam param = param(type, definition);
      if (!byType.get(type).containsKey(param.name())) {
        added.add(param);
      }
    }
    Map<Integer, String> claimed = new HashMap<>();
    for (SearchParam param : added) {
      for (Map.Entry<Integer, String> number : numbers(param).entrySet()) {
        String other = taken.get(number.getKey());
        String again = claimed.put(number.getKey(), number.getValue());
        if (other != null || again != null) {
          throw new UnusableDefinition(
              number.getValue()
                  + " and "
                  + (other == null ? again : other)
                  + " have the same number "
                  + number.getKey()
                  + " in the index; rename the one that is not standard");
        }
      }
    }
    taken.putAll(claimed);
    added.forEach(param -> byType.get(param.type()).put(param.name(), param));
    return added;
  }

  private static SearchParam param(String type, JsonNode definition) throws UnusableDefinition {
    String name = definition.path("code").asText();
    return new SearchParam(
        type,
        name,
        SpecialParam.NAMES.contains(name)
            ? ParamKind.SPECIAL
            : ParamKind.find(definition.path("type").asText())
                .orElseThrow(
                    () ->
                        new UnusableDefinition(
                            "'" + definition.path("type").asText() + "' is no type of parameter")),
        typed(definition.path("expression").asText("")),
        definition.path("url").asText(),
        stream(definition.path("target")).map(JsonNode::asText).toList(),
        stream(definition.path("component"))
            .map(
                c ->
                    new SearchParam.Component(
                        c.path("definition").asText(), c.path("expression").asText()))
            .toList(),
        SearchParameterRegistry.idOf(type, name));
  }

  /**
   * Puts {@code value.ofType(dateTime)} for {@code valueDateTime}: the latter is how the element is
   * named in JSON and no FHIRPath, but published definitions use it.
   */
  private static String typed(String expression) {
    return JSON_CHOICE
        .matcher(expression)
        .replaceAll(
            choice ->
                FhirModel.context().getElementDefinition(choice.group(1)) == null
                    ? Matcher.quoteReplacement(choice.group())
                    : ".value.ofType(" + choice.group(1) + ")");
  }

  private List<String> typesOf(JsonNode definition) throws UnusableDefinition {
    List<String> types = new ArrayList<>();
    for (JsonNode base : definition.path("base")) {
      switch (base.asText()) {
        case "Resource" -> types.addAll(types());
        case "DomainResource" ->
            types().stream().filter(type -> !WITHOUT_TEXT.contains(type)).forEach(types::add);
        default -> {
          if (!byType.containsKey(base.asText())) {
            throw new UnusableDefinition("its base '" + base.asText() + "' is no resource type");
          }
          types.add(base.asText());
        }
      }
    }
    return types.stream().distinct().toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** The numbers under which rows of a parameter can lie, each with the name it was made of. */
  private static Map<Integer, String> numbers(SearchParam param) {
    String name = param.type() + "." + param.name();
    Map<Integer, String> numbers = new HashMap<>();
    numbers.put(param.id(), name);
    if (param.kind() == ParamKind.TOKEN) {
      numbers.put(param.ofTypeId(), name + SearchParam.OF_TYPE);
    }
    for (int part = 0; part < param.components().size(); part++) {
      String partName = TypeParameters.partName(param, part);
      numbers.put(
          SearchParameterRegistry.idOf(param.type(), partName), param.type() + "." + partName);
    }
    return numbers;
  }
}
