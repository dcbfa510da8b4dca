package org.chartwarden.cds.cards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;

/** Cards as CDS Hooks 2.0 has them. */
public final class CardJson {

  /** Code system of the topics of cards. */
  public static final String TOPICS = "https://chartwarden.org/fhir/CodeSystem/cds-topic";

  /** Code system of the reasons for passing a card over. */
  public static final String REASONS = "https://chartwarden.org/fhir/CodeSystem/cds-override";

  private static final List<String[]> OVERRIDES =
      List.of(
          new String[] {"benefit-outweighs-risk", "The benefit outweighs the risk"},
          new String[] {"will-monitor", "It will be monitored"},
          new String[] {"tolerated-before", "The patient tolerated it before"},
          new String[] {"record-not-current", "The record is not up to date"});

  private CardJson() {}

  /**
   * The answer of a service.
   *
   * @param ids makes the ids by which feedback names cards and suggestions
   */
  public static ObjectNode answer(List<Card> cards, IdGenerator ids) {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("cards");
    cards.forEach(card -> list.add(card(card, ids)));
    return answer;
  }

  private static ObjectNode card(Card card, IdGenerator ids) {
    ObjectNode node = Json.object();
    node.put("uuid", ids.newId());
    node.put("summary", card.summary());
    node.put("detail", card.detail());
    node.put("indicator", card.indicator().code());
    ObjectNode source = node.putObject("source");
    source.put("label", "Chartwarden");
    source
        .putObject("topic")
        .put("system", TOPICS)
        .put("code", card.topic().code())
        .put("display", card.topic().display());
    if (!card.suggestions().isEmpty()) {
      node.put("selectionBehavior", card.suggestions().size() == 1 ? "at-most-one" : "any");
      ArrayNode suggestions = node.putArray("suggestions");
      card.suggestions().forEach(suggestion -> suggestions.add(suggestion(suggestion, ids)));
    }
    if (card.overridable()) {
      ArrayNode reasons = node.putArray("overrideReasons");
      OVERRIDES.forEach(
          reason ->
              reasons
                  .addObject()
                  .put("system", REASONS)
                  .put("code", reason[0])
                  .put("display", reason[1]));
    }
    if (!card.links().isEmpty()) {
      ArrayNode links = node.putArray("links");
      card.links()
          .forEach(
              link ->
                  links
                      .addObject()
                      .put("label", link.label())
                      .put("url", link.url())
                      .put("type", "absolute"));
    }
    return node;
  }

  private static ObjectNode suggestion(Suggestion suggestion, IdGenerator ids) {
    ObjectNode node = Json.object();
    node.put("label", suggestion.label());
    node.put("uuid", ids.newId());
    ObjectNode action = node.putArray("actions").addObject();
    switch (suggestion.action()) {
      case Suggestion.Create create -> {
        action.put("type", "create").put("description", create.description());
        action.set("resource", create.resource());
      }
      case Suggestion.Delete delete ->
          action
              .put("type", "delete")
              .put("description", delete.description())
              .put("resourceId", delete.reference());
    }
    return node;
  }
}
