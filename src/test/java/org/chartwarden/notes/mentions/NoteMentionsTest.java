package org.chartwarden.notes.mentions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.NoteReader;
import org.chartwarden.notes.times.NoteContext;
import org.junit.jupiter.api.Test;

class NoteMentionsTest {

  private static final String TEXT =
      "Labs: K 3.4 mmol/L on 5/21/2024, Na 140.\nMother had breast cancer. Metoprolol 25 mg PO BID.";

  @Test
  void listsEveryMentionOfEveryKindOnce() throws ReflectiveOperationException {
    ClinicalNote note = NoteReader.read(TEXT);
    int all = 0;
    for (RecordComponent component : ClinicalNote.class.getRecordComponents()) {
      if (List.class.isAssignableFrom(component.getType())) {
        all += ((List<?>) component.getAccessor().invoke(note)).size();
      }
    }
    List<NoteMention> mentions = NoteMentions.of(note);
    assertThat(mentions).hasSize(all);
    assertThat(mentions)
        .isSortedAccordingTo(java.util.Comparator.comparingInt(m -> m.span().start()));
    assertThat(mentions).extracting(NoteMention::kind).contains("measurement", "finding", "time");
  }

  @Test
  void writesAttributesByTheirNames() {
    ClinicalNote note = NoteReader.read(TEXT);
    NoteMention potassium =
        NoteMentions.of(note).stream().filter(m -> m.id().equals("potassium")).findFirst().get();
    assertThat(potassium.attributes().path("value").decimalValue()).isEqualByComparingTo("3.4");
    assertThat(potassium.attributes().path("unit").asText()).isEqualTo("mmol/L");
    assertThat(potassium.attributes().path("bound").asText()).isEqualTo("exact");
    assertThat(potassium.attributes().has("high")).isFalse();
    NoteMention cancer =
        NoteMentions.of(note).stream()
            .filter(m -> m.span().text().equalsIgnoreCase("breast cancer"))
            .findFirst()
            .get();
    assertThat(cancer.attributes().path("assertion").asText()).isEqualTo("family");
    assertThat(cancer.attributes().at("/relative/kinship").asText()).isEqualTo("first-degree");
  }

  @Test
  void placesTimesWhereTheTimeOfTheNoteIsKnown() {
    ClinicalNote note = NoteReader.read(TEXT);
    NoteContext context = NoteContext.at(Instant.parse("2024-05-22T10:00:00Z"), ZoneOffset.UTC);
    ObjectNode json = NoteMentions.json(note, NoteMentions.of(note, Optional.of(context)));
    assertThat(json.toString()).contains("\"window\":{\"start\":\"2024-05-21T00:00:00Z\"");
    assertThat(NoteMentions.json(note, NoteMentions.of(note)).toString())
        .doesNotContain("\"window\"");
  }

  @Test
  void everyMentionHasASpanOfTheText() {
    for (NoteMention mention : NoteMentions.of(NoteReader.read(TEXT))) {
      assertThat(TEXT.substring(mention.span().start(), mention.span().end()))
          .isEqualTo(mention.span().text());
    }
  }
}
