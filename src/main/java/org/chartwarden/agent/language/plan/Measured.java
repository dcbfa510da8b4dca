package org.chartwarden.agent.language.plan;

import java.util.List;
import org.chartwarden.notes.vocabulary.Concept;

/**
 * The values a question or condition is about.
 *
 * @param concept what is measured
 * @param codes codes the task gives for it, bare or {@code system|code}; may be empty
 * @param window when
 * @param unit unit asked for, or null
 */
public record Measured(Concept concept, List<String> codes, Window window, String unit) {
  public Measured {
    codes = List.copyOf(codes);
  }
}
