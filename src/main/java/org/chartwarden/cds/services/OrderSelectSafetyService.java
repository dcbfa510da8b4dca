package org.chartwarden.cds.services;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.chartwarden.agent.tools.OrderReview;
import org.chartwarden.cds.cards.Card;

/** The checks of orders, as orders are selected. */
@ApplicationScoped
class OrderSelectSafetyService implements CdsService {

  private final OrderReview review;

  @Inject
  OrderSelectSafetyService(OrderReview review) {
    this.review = review;
  }

  @Override
  public String id() {
    return "order-select-safety";
  }

  @Override
  public Hook hook() {
    return Hook.ORDER_SELECT;
  }

  @Override
  public String title() {
    return "Safety of orders";
  }

  @Override
  public String description() {
    return "Allergies, duplicates, renal function, potassium, doses and pending tests, checked for"
        + " each order that is selected, against the chart and the other drafts.";
  }

  @Override
  public List<Card> cards(HookCall call) {
    return OrderSafety.cards(call, review);
  }
}
