package org.chartwarden.consistency.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.consistency.checking.ChartResource;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.Verdict;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.Test;

/** Several notes of one patient: the chart is read once, and each note sees its own part of it. */
class PassageTest {

  private static final AccessContext WHO = AccessContext.client("test");
  private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");

  /** A record in memory that counts what is asked of it. */
  private static final class Records implements ChartSource {
    private final Map<ResourceKey, ResourceVersion> all = new LinkedHashMap<>();
    private int searches;

    ResourceVersion put(String json) {
      ObjectNode tree = (ObjectNode) Json.parseOwn(json.replace('\'', '"'));
      ResourceKey key =
          new ResourceKey(tree.path("resourceType").asText(), tree.path("id").asText());
      ResourceVersion version = new ResourceVersion(key, 1, NOW, false, Json.write(tree));
      all.put(key, version);
      return version;
    }

    @Override
    public ResourceVersion read(AccessContext who, ResourceKey key) {
      return Optional.ofNullable(all.get(key))
          .orElseThrow(() -> new FhirProblem(404, "not-found", "unknown", key + " is not there"));
    }

    @Override
    public List<ResourceVersion> first(AccessContext who, String type, String query, int most) {
      searches++;
      if (query.contains(":missing")) {
        return List.of();
      }
      List<ResourceVersion> found = new ArrayList<>();
      for (ResourceVersion version : all.values()) {
        if (version.key().type().equals(type) && within(version, query)) {
          found.add(version);
        }
      }
      return found.subList(0, Math.min(most, found.size()));
    }

    private static boolean within(ResourceVersion version, String query) {
      int from = query.indexOf("=ge");
      int to = query.indexOf("=le");
      if (from < 0 || to < 0) {
        return true;
      }
      return ChartedTime.in(
          ChartResource.of(version),
          new ChartWindow(instant(query, from + 3), instant(query, to + 3)));
    }

    private static Instant instant(String query, int at) {
      int end = query.indexOf('&', at);
      return Instant.parse(query.substring(at, end < 0 ? query.length() : end).replace("%3A", ":"));
    }
  }

  private final Records records = new Records();

  private Passage passage(int rows) {
    return NoteChecks.over(records, limits(rows), Clock.fixed(NOW, ZoneOffset.UTC)).passage(WHO);
  }

  private List<ResourceVersion> chart() {
    records.put("{'resourceType':'Patient','id':'p'}");
    List<ResourceVersion> notes = new ArrayList<>();
    for (int day = 1; day <= 9; day++) {
      records.put(
          ("{'resourceType':'Observation','id':'k%d','status':'final','subject':{'reference':"
                  + "'Patient/p'},'code':{'coding':[{'system':'http://loinc.org','code':'2823-3'}]},"
                  + "'effectiveDateTime':'2024-03-0%dT06:00:00Z','valueQuantity':{'value':%d.5,"
                  + "'unit':'mmol/L','code':'mmol/L','system':'http://unitsofmeasure.org'}}")
              .formatted(day, day, day));
      String text =
          Base64.getEncoder()
              .encodeToString(
                  ("K %d.5 this morning.".formatted(day)).getBytes(StandardCharsets.UTF_8));
      notes.add(
          records.put(
              ("{'resourceType':'DocumentReference','id':'n%d','status':'current','subject':"
                      + "{'reference':'Patient/p'},'date':'2024-03-0%dT12:00:00Z','content':"
                      + "[{'attachment':{'contentType':'text/plain','data':'%s'}}]}")
                  .formatted(day, day, text)));
    }
    return notes;
  }

  @Test
  void readsTheChartOnceForNotesThatAreExpected() {
    List<ResourceVersion> notes = chart();
    Passage alone = passage(1000);
    CheckedNote first = alone.check(notes.get(0));
    int ofOne = records.searches;
    records.searches = 0;

    Passage passage = passage(1000);
    passage.expect(notes);
    List<CheckedNote> checked = notes.stream().map(passage::check).toList();
    assertThat(records.searches)
        .as("one look for the stay of each note, and one at the chart")
        .isLessThanOrEqualTo(ofOne + notes.size());
    assertThat(checked.get(0).of().resources())
        .as("a note does not see what was charted days later")
        .hasSameSizeAs(first.of().resources());
    assertThat(checked.get(8).of().resources().size()).isGreaterThan(8);
    for (CheckedNote one : checked) {
      assertThat(one.report().statements())
          .extracting(Finding::verdict)
          .containsExactly(Verdict.CONSISTENT);
    }
  }

  @Test
  void aChartThatIsTooLongIsReadForEachNoteAlone() {
    List<ResourceVersion> notes = chart();
    Passage passage = passage(5);
    passage.expect(notes);
    CheckedNote checked = passage.check(notes.get(0));
    assertThat(checked.report().statements())
        .extracting(Finding::verdict)
        .containsExactly(Verdict.CONSISTENT);
    assertThat(checked.of().remarks()).noneMatch(remark -> remark.contains("only the newest"));
  }

  @Test
  void whatIsWrongWithOneNoteIsToldInItsTurn() {
    List<ResourceVersion> notes = new ArrayList<>(chart());
    notes.add(
        1,
        records.put(
            "{'resourceType':'DocumentReference','id':'x','status':'current','subject':"
                + "{'reference':'Patient/p'},'content':[{'attachment':{}}]}"));
    Passage passage = passage(1000);
    passage.expect(notes);
    assertThat(passage.result(notes.get(0)).checked()).isPresent();
    assertThat(passage.result(notes.get(1)).problem()).isPresent();
    assertThat(passage.result(notes.get(2)).checked()).isPresent();
  }

  private static ConsistencyConfig limits(int rows) {
    return new ConsistencyConfig() {
      @Override
      public int maxNoteCharacters() {
        return 100_000;
      }

      @Override
      public int maxStatements() {
        return 1000;
      }

      @Override
      public int maxRows() {
        return rows;
      }

      @Override
      public int maxNotes() {
        return 100;
      }

      @Override
      public Duration lookBack() {
        return Duration.ofDays(30);
      }

      @Override
      public Optional<String> zone() {
        return Optional.empty();
      }

      @Override
      public boolean recheck() {
        return false;
      }
    };
  }
}
