package org.chartwarden.agent.tools;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chartwarden.calculators.intake.CalculatorEngine;
import org.chartwarden.calculators.intake.ChartRecords;
import org.chartwarden.consistency.records.ChartSource;
import org.chartwarden.consistency.records.ConsistencyConfig;
import org.chartwarden.consistency.records.NoteChecks;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/** Lets calculators and the check of notes read the records of a test. */
record ChartOfRecords(Records records) implements ChartRecords, ChartSource {

  static final Clock CLOCK = Clock.fixed(FakeRecords.NOW.toInstant(), FakeRecords.NOW.getOffset());

  private static final ConsistencyConfig LIMITS =
      new ConsistencyConfig() {
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
          return 1000;
        }

        @Override
        public int maxNotes() {
          return 10;
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

  static NoteChecks checks(Records records) {
    return NoteChecks.over(new ChartOfRecords(records), LIMITS, CLOCK);
  }

  @Override
  public ResourceVersion read(AccessContext who, ResourceKey key) {
    return read(who, key.type(), key.id());
  }

  static CalculatorEngine engine(Records records) {
    return CalculatorEngine.over(
        new ChartOfRecords(records),
        Clock.fixed(FakeRecords.NOW.toInstant(), FakeRecords.NOW.getOffset()));
  }

  @Override
  public ResourceVersion read(AccessContext who, String type, String id) {
    return records
        .read(who, type, id)
        .orElseThrow(() -> FhirProblem.notFound(new ResourceKey(type, id)));
  }

  @Override
  public List<ResourceVersion> first(AccessContext who, String type, String query, int most) {
    SearchText text = new SearchText();
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      String value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
      text.anyOf(parts[0], List.of(value.split(",")));
    }
    return records.first(who, type, text, most);
  }
}
