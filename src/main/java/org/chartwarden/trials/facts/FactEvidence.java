package org.chartwarden.trials.facts;

import java.util.Objects;
import java.util.Optional;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.evidence.TextSpan;

/**
 * Where a fact stands.
 *
 * @param source the resource version; empty when the patient was given as text only
 * @param span the words in the note, for facts that were read from one
 * @param text the fact in a few words, for a person
 */
public record FactEvidence(Optional<RecordPointer> source, Optional<TextSpan> span, String text) {

  public FactEvidence {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(text, "text");
  }

  @Override
  public int hashCode() {
    // Charts hold thousands: what their resources and words are tells most of them apart.
    int own = source.isPresent() ? source.get().id().hashCode() : 0;
    return 31 * (31 * own + (span.isPresent() ? span.get().start() : 0)) + text.hashCode();
  }

  /** A fact of a resource. */
  public static FactEvidence of(RecordPointer source, String text) {
    return new FactEvidence(Optional.of(source), Optional.empty(), text);
  }

  /** A fact of a note. */
  public static FactEvidence of(RecordPointer note, TextSpan span) {
    return new FactEvidence(Optional.of(note), Optional.of(span), span.text());
  }
}
