package org.chartwarden.cds.cards;

import java.util.Locale;

/** How urgent a card is. */
public enum Indicator {
  INFO,
  WARNING,
  CRITICAL;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
