package org.chartwarden.agent.checks;

import java.util.List;
import org.chartwarden.agent.approval.ChangeWarning;

/** One safety check of an order: a pure function of the order and the chart. */
public interface OrderCheck {

  /** Stable kebab-case id, for the case tables. */
  String id();

  List<ChangeWarning> check(OrderDraft order, ChartSnapshot chart);
}
