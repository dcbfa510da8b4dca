package org.chartwarden.notes.mentions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.vocabulary.Code;

/**
 * One thing that a note says.
 *
 * @param kind {@code value}, {@code medication}, {@code date} and so on: the name of its list in
 *     {@link org.chartwarden.notes.ClinicalNote}, in the singular; {@code condition}, {@code
 *     symptom}, {@code procedure}, {@code imaging} or {@code device} for what is named
 * @param id id of what is named in the vocabulary; empty for what has none, such as a date
 * @param display name of what is named; empty where the vocabulary does not know it
 * @param codes its codes, the preferred one first; empty where none is certain
 * @param span where it stands
 * @param sentence index of its sentence
 * @param section what its section is about
 * @param attributes all that the reader tells of it besides
 * @param source the mention as the reader gave it
 */
public record NoteMention(
    String kind,
    String id,
    String display,
    List<Code> codes,
    TextSpan span,
    int sentence,
    SectionKind section,
    ObjectNode attributes,
    Record source) {

  public NoteMention {
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(source, "source");
    codes = List.copyOf(codes);
  }
}
