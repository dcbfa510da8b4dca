package org.chartwarden.cds.services;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.chartwarden.agent.tools.OrderReview;

/** The checks of orders at each of the two moments of ordering. */
@ApplicationScoped
class OrderSafetyServices {

  @Produces
  @Singleton
  CdsService atSelection(OrderReview review) {
    return new OrderSafetyService("order-select-safety", Hook.ORDER_SELECT, "selected", review);
  }

  @Produces
  @Singleton
  CdsService atSignature(OrderReview review) {
    return new OrderSafetyService("order-sign-safety", Hook.ORDER_SIGN, "signed", review);
  }
}
