package org.chartwarden.notes.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.chartwarden.evidence.TextSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopiedTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Labs fine.¶Copied forward from 3/2:¶Na 130. K 4.¶¶Today well. | Copied forward from 3/2:¶Na 130. K 4.",
        "(copied from prior note) CT: no bleed. Today walks. | (copied from prior note) CT: no bleed.",
        "Per previous note, EF 40%. Now stable. | Per previous note, EF 40%.",
      })
  void whatIsSaidToBeCopiedIsMarked(String text, String copied) {
    assertThat(CopiedText.of(NoteText.of(text.replace('¶', '\n'))))
        .extracting(TextSpan::text)
        .containsExactly(copied.replace('¶', '\n'));
  }

  @Test
  void anOrdinaryNoteHasNone() {
    assertThat(CopiedText.of(NoteText.of("Slept well.\nNa 130, K 4.\n\nPlan: home."))).isEmpty();
  }
}
