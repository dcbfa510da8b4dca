package org.chartwarden.notes.social;

import java.math.BigDecimal;
import java.util.Optional;
import org.chartwarden.evidence.TextSpan;

/**
 * One statement of how the patient lives.
 *
 * @param topic what it is about
 * @param span the words
 * @param use whether something is used now, was, or never; {@code UNSAID} for other topics
 * @param amount how much, where it is told
 * @param unit of the amount: {@code pack-years}, {@code packs/day}, {@code drinks/week}, {@code
 *     drinks/day}, {@code units/week}, {@code years} since it was given up
 * @param sentence index of its sentence in the note
 */
public record SocialStatement(
    SocialTopic topic,
    TextSpan span,
    Use use,
    Optional<BigDecimal> amount,
    String unit,
    int sentence) {

  /** Whether something is used. */
  public enum Use {
    CURRENT,
    FORMER,
    NEVER,
    UNSAID
  }
}
