package org.chartwarden.cds.services;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chartwarden.agent.approval.ChangeWarning;
import org.chartwarden.agent.tools.OrderReview;
import org.chartwarden.cds.cards.Card;
import org.chartwarden.cds.cards.Indicator;
import org.chartwarden.cds.cards.MarkdownText;
import org.chartwarden.cds.cards.Suggestion;

/**
 * Warnings of the checks of orders as cards; what only informs makes none.
 *
 * @param hook when it is asked
 * @param done what is done with the orders then
 */
record OrderSafetyService(String id, Hook hook, String done, OrderReview review)
    implements CdsService {

  @Override
  public String title() {
    return "Safety of orders";
  }

  @Override
  public String description() {
    return "Allergies, duplicates, renal function, potassium, doses and pending tests, checked for"
        + " each order that is "
        + done
        + ", against the chart and the other drafts.";
  }

  @Override
  public List<Card> cards(HookCall call) {
    List<ObjectNode> drafts =
        call.drafts().stream()
            .filter(draft -> OrderReview.TYPES.contains(draft.path("resourceType").asText()))
            .toList();
    List<List<ChangeWarning>> warnings =
        review.review(call.who(), call.now(), call.patient(), drafts);
    List<Card> cards = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      for (ChangeWarning warning : warnings.get(i)) {
        if (warning.severity().holds()) {
          cards.add(card(drafts.get(i), warning));
        }
      }
    }
    cards.sort(Comparator.comparing(Card::indicator).reversed());
    return cards;
  }

  private static Card card(ObjectNode draft, ChangeWarning warning) {
    List<String> lines = new ArrayList<>();
    warning
        .evidence()
        .forEach(fact -> lines.add(fact.text() + " (" + fact.source().reference() + ")"));
    boolean high = warning.severity() == ChangeWarning.Severity.HIGH;
    String message = warning.message();
    Card card =
        Card.telling(
                Character.toUpperCase(message.charAt(0)) + message.substring(1),
                MarkdownText.of(message) + "\n\n" + MarkdownText.list(lines),
                high ? Indicator.CRITICAL : Indicator.WARNING,
                new Card.Topic(warning.code(), "Safety of an order"))
            .asking();
    String reference = draft.path("resourceType").asText() + "/" + draft.path("id").asText("");
    return draft.path("id").asText("").isEmpty()
        ? card
        : card.suggesting(
            new Suggestion(
                "Take the order back", new Suggestion.Delete("Removes this draft", reference)));
  }
}
