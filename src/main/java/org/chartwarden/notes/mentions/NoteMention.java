package org.chartwarden.notes.mentions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Optional;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.vocabulary.Concept;

/**
 * One thing that a note says.
 *
 * @param kind {@code measurement}, {@code finding}, {@code medication}, {@code date} and so on: the
 *     name of its list in {@link org.chartwarden.notes.ClinicalNote}, in the singular
 * @param id id of what is named in the vocabulary; empty for what has none, such as a date
 * @param concept what is named, where the vocabulary knows it
 * @param span where it stands
 * @param sentence index of its sentence
 * @param section what its section is about
 * @param attributes all that the reader tells of it besides
 * @param source the mention as the reader gave it
 */
public record NoteMention(
    String kind,
    String id,
    Optional<Concept> concept,
    TextSpan span,
    int sentence,
    SectionKind section,
    ObjectNode attributes,
    Record source) {

  public NoteMention {
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(source, "source");
  }
}
