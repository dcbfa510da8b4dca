package org.chartwarden.notes.microbiology;

import java.util.List;
import java.util.Optional;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.text.SectionKind;

/**
 * One statement of a test for germs.
 *
 * @param span specimen or test to the last word of the result
 * @param resultSpan the words of the result alone: organism, "negative", "NGTD"
 * @param specimen id of the specimen ({@code blood}, {@code urine}); empty when not said
 * @param test how it was looked for
 * @param organisms ids of the organisms that were found or, with a negative result, looked for
 * @param stain ids of what a Gram stain shows ({@code gpc-clusters}, {@code gnr})
 * @param result how it came out
 * @param positives how many bottles or sets were positive; empty when not said
 * @param of out of how many; empty when not said
 * @param susceptibilities answers to drugs
 * @param sentence index of its sentence in the note
 * @param section what its section is about
 * @param planned whether the test is only to be sent
 */
public record CultureMention(
    TextSpan span,
    Optional<TextSpan> resultSpan,
    Optional<String> specimen,
    CultureTest test,
    List<String> organisms,
    List<String> stain,
    CultureResult result,
    Optional<Integer> positives,
    Optional<Integer> of,
    List<Susceptibility> susceptibilities,
    int sentence,
    SectionKind section,
    boolean planned) {

  public CultureMention {
    organisms = List.copyOf(organisms);
    stain = List.copyOf(stain);
    susceptibilities = List.copyOf(susceptibilities);
  }

  /** Whether something was found, named or not. */
  public boolean found() {
    return result == CultureResult.POSITIVE || result == CultureResult.MIXED_FLORA;
  }
}
