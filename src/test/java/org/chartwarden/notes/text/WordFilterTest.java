package org.chartwarden.notes.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordFilterTest {

  private static WordFilter with(int room, int words) {
    WordFilter filter = new WordFilter(room);
    IntStream.range(0, words).forEach(i -> filter.add(("word" + i).hashCode()));
    return filter;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 1000, 5000})
  void deniesNoWordOfTheSetHoweverFullItIs(int room) {
    WordFilter filter = with(room, 5000);
    assertThat(IntStream.range(0, 5000).mapToObj(i -> "word" + i))
        .allMatch(word -> filter.mayHold(word.hashCode()));
  }

  @Test
  void deniesNearlyAllOthers() {
    WordFilter filter = with(5000, 5000);
    long passed =
        IntStream.range(0, 10_000).filter(i -> filter.mayHold(("other" + i).hashCode())).count();
    assertThat(passed).isLessThan(500);
  }

  @Test
  void anEmptyOneDeniesAll() {
    assertThat(new WordFilter(0).mayHold("pain".hashCode())).isFalse();
  }
}
