package org.chartwarden.consistency.checking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.Verdict;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.NoteReader;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.claims.ClaimReader;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.times.NoteContext;
import org.chartwarden.platform.Json;

/** One case folder of the consistency measure, checked without a server. */
final class CaseFolder {

  final String name;
  final String text;
  final ClinicalNote note;
  final NoteContext context;
  final ChartTable table;

  CaseFolder(Path folder) {
    this.name = folder.getFileName().toString();
    JsonNode bundle;
    try {
      this.text = Files.readString(folder.resolve("note.txt"), StandardCharsets.UTF_8);
      bundle = Json.parse(Files.readAllBytes(folder.resolve("bundle.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<ChartResource> resources = new ArrayList<>();
    JsonNode reference = Json.object();
    JsonNode encounter = Json.object();
    for (JsonNode entry : bundle.path("entry")) {
      JsonNode resource = entry.path("resource");
      String type = resource.path("resourceType").asText();
      String id = resource.path("id").asText();
      resources.add(new ChartResource(new RecordPointer(type, id, 1, ""), resource));
      reference = type.equals("DocumentReference") ? resource : reference;
      encounter = type.equals("Encounter") ? resource : encounter;
    }
    OffsetDateTime written = OffsetDateTime.parse(reference.path("date").asText());
    ZoneId zone = written.getOffset();
    this.note = NoteReader.read(text);
    this.table = ChartTableReader.read(resources, zone);
    this.context = ContextReader.of(written.toInstant(), encounter, table, zone);
  }

  ConsistencyReport check() {
    return ConsistencyChecker.check(note, context, table);
  }

  List<NoteClaim> claims() {
    return ClaimReader.read(note, context);
  }

  /** A line as score.py reads it; empty for findings that it does not know. */
  Optional<ObjectNode> line(Finding finding) {
    NoteClaim claim = finding.claim().orElseThrow();
    if (finding.verdict() == Verdict.CANNOT_JUDGE
        || claim.kind() == ClaimKind.ALLERGY
        || claim.kind() == ClaimKind.PERSON) {
      return Optional.empty();
    }
    TextSpan span = claim.span();
    ObjectNode line = Json.object();
    line.put("case", name);
    line.put("start", text.codePointCount(0, span.start()));
    line.put("end", text.codePointCount(0, span.end()));
    line.put("verdict", finding.verdict().code());
    line.put("type", finding.kind().code());
    finding
        .row()
        .ifPresent(row -> line.put("resource", row.source().type() + "/" + row.source().id()));
    finding.field().ifPresent(field -> line.put("field", field.code()));
    return Optional.of(line);
  }
}
