package org.chartwarden.fhir.terminology.releases;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SNOMED CT in Release Format 2: the snapshot of concepts, descriptions and relationships, and the
 * language reference sets where they are there. The display is the preferred synonym in US English
 * (else British, else of any set); without a language reference set it is the fully specified name
 * without its tag.
 */
final class SnomedRelease implements ReleaseReader {

  private static final String IS_A = "116680003";
  private static final String FULL_NAME = "900000000000003001";
  private static final String SYNONYM = "900000000000013009";
  private static final String DEFINED = "900000000000073002";
  private static final String PREFERRED = "900000000000548007";

  /** Language reference sets in the order in which they decide. */
  private static final List<String> LANGUAGES = List.of("900000000000509007", "900000000000508004");

  private static final Pattern ID = Pattern.compile("\\d{6,18}");
  private static final Pattern TAG = Pattern.compile("\\s*\\([^()]*\\)$");
  private static final Pattern FILE_NAME =
      Pattern.compile(
          "x?sct2_Concept_Snapshot_([A-Z]*)\\d*_(\\d{8})\\.txt", Pattern.CASE_INSENSITIVE);

  /** Module of an edition by the country in its file names. */
  private static final Map<String, String> EDITIONS =
      Map.of(
          "INT", "900000000000207008",
          "US", "731000124108",
          "GB", "83821000000107",
          "AU", "32506021000036107",
          "CA", "20611000087101",
          "ES", "449081005",
          "NL", "11000146104",
          "SE", "45991000052106",
          "DK", "554471000005108",
          "BE", "11000172109");

  @Override
  public String id() {
    return "snomed";
  }

  @Override
  public String url() {
    return "http://snomed.info/sct";
  }

  @Override
  public String expects() {
    return "an RF2 release with Snapshot/Terminology/sct2_Concept_Snapshot_*.txt (folder or zip)";
  }

  @Override
  public ReleaseDraft read(
      ReleaseFiles files, Optional<String> version, TableLines lines, ReleaseReport report) {
    ReleaseDraft draft = new ReleaseDraft(url(), "SNOMED CT");
    draft.declare("sufficientlyDefined", "Whether its definition is sufficient", "boolean");
    draft.declare("moduleId", "Module that it belongs to", "code");
    draft.declare("effectiveTime", "Day of the last change, yyyyMMdd", "string");
    List<ReleaseFiles.Entry> concepts = files.named("x?sct2_Concept_Snapshot.*\\.txt");
    if (concepts.isEmpty()) {
      files.require("x?sct2_Concept_Snapshot.*\\.txt", "sct2_Concept_Snapshot file");
    }
    draft.version(version.orElseGet(() -> version(concepts.get(0).name())));
    concepts.forEach(file -> concepts(file, lines, draft));
    Map<String, Integer> ranks = ranks(files, lines);
    names(files, ranks, lines, draft);
    files.require("x?sct2_Relationship_Snapshot.*\\.txt", "sct2_Relationship_Snapshot file");
    files
        .named("x?sct2_Relationship_Snapshot.*\\.txt")
        .forEach(file -> relationships(file, lines, draft));
    return draft;
  }

  private static String version(String fileName) {
    Matcher name = FILE_NAME.matcher(fileName);
    if (!name.matches()) {
      throw new ReleaseProblem(
          "The version cannot be told from '" + fileName + "'; give it with --version.");
    }
    String module = EDITIONS.get(name.group(1).toUpperCase(java.util.Locale.ROOT));
    if (module == null) {
      throw new ReleaseProblem(
          "The edition cannot be told from '"
              + fileName
              + "'; give it with --version http://snomed.info/sct/<module>/version/"
              + name.group(2)
              + ".");
    }
    return "http://snomed.info/sct/" + module + "/version/" + name.group(2);
  }

  private static String id(TableLines.Row row, String column) throws TableLines.BadRow {
    String id = row.require(column);
    if (!ID.matcher(id).matches()) {
      throw new TableLines.BadRow(column + " '" + id + "' is not a SNOMED CT identifier");
    }
    return id;
  }

  private static boolean active(TableLines.Row row) throws TableLines.BadRow {
    return switch (row.get("active")) {
      case "1" -> true;
      case "0" -> false;
      default -> throw new TableLines.BadRow("active is '" + row.get("active") + "', not 0 or 1");
    };
  }

  private static void concepts(ReleaseFiles.Entry file, TableLines lines, ReleaseDraft draft) {
    lines.tabbed(
        file,
        List.of("id", "effectiveTime", "active", "moduleId", "definitionStatusId"),
        row -> {
          boolean active = active(row);
          int place = draft.concept(id(row, "id"));
          if (!active) {
            draft.flag(place, LoadedCodeSystem.INACTIVE);
          }
          draft.value(
              place,
              "sufficientlyDefined",
              Boolean.toString(row.get("definitionStatusId").equals(DEFINED)));
          draft.value(place, "moduleId", row.get("moduleId"));
          draft.value(place, "effectiveTime", row.get("effectiveTime"));
        });
  }

  /** The preferred descriptions, each with the rank of its language reference set. */
  private static Map<String, Integer> ranks(ReleaseFiles files, TableLines lines) {
    Map<String, Integer> ranks = new HashMap<>();
    for (ReleaseFiles.Entry file :
        files.named("x?der2_cRefset_Language(Snapshot|.*Snapshot).*\\.txt")) {
      lines.tabbed(
          file,
          List.of("active", "refsetId", "referencedComponentId", "acceptabilityId"),
          row -> {
            if (active(row) && row.get("acceptabilityId").equals(PREFERRED)) {
              int rank = LANGUAGES.indexOf(row.get("refsetId"));
              ranks.merge(
                  id(row, "referencedComponentId"), rank < 0 ? LANGUAGES.size() : rank, Math::min);
            }
          });
    }
    return ranks;
  }

  private static void names(
      ReleaseFiles files, Map<String, Integer> ranks, TableLines lines, ReleaseDraft draft) {
    int[] best = new int[draft.size()];
    java.util.Arrays.fill(best, Integer.MAX_VALUE);
    files.require("x?sct2_Description_Snapshot.*\\.txt", "sct2_Description_Snapshot file");
    for (ReleaseFiles.Entry file : files.named("x?sct2_Description_Snapshot.*\\.txt")) {
      lines.tabbed(
          file,
          List.of("id", "active", "conceptId", "languageCode", "typeId", "term"),
          row -> {
            if (active(row)) {
              name(row, ranks, best, draft);
            }
          });
    }
  }

  private static void name(
      TableLines.Row row, Map<String, Integer> ranks, int[] best, ReleaseDraft draft)
      throws TableLines.BadRow {
    int place = place(id(row, "conceptId"), draft);
    String term = row.require("term");
    String language = row.get("languageCode");
    switch (row.get("typeId")) {
      case FULL_NAME -> {
        draft.name(place, language, 'F', term);
        if (!draft.hasDisplay(place)) {
          draft.display(place, TAG.matcher(term).replaceFirst(""));
        }
      }
      case SYNONYM -> {
        draft.name(place, language, 'S', term);
        int rank = ranks.getOrDefault(row.get("id"), Integer.MAX_VALUE);
        if (rank < best[place]) {
          best[place] = rank;
          draft.display(place, term);
        }
      }
      default -> {
        // Text definitions are no names.
      }
    }
  }

  private static int place(String concept, ReleaseDraft draft) throws TableLines.BadRow {
    return draft
        .find(concept)
        .orElseThrow(
            () -> new TableLines.BadRow("the concept " + concept + " is not in this release"));
  }

  private static void relationships(ReleaseFiles.Entry file, TableLines lines, ReleaseDraft draft) {
    Set<String> types = new HashSet<>();
    lines.tabbed(
        file,
        List.of("active", "sourceId", "destinationId", "typeId"),
        row -> {
          if (!active(row)) {
            return;
          }
          int source = place(id(row, "sourceId"), draft);
          int destination = place(id(row, "destinationId"), draft);
          String type = id(row, "typeId");
          if (type.equals(IS_A)) {
            draft.parent(source, destination);
          } else {
            if (types.add(type)) {
              int attribute = place(type, draft);
              draft.declare(type, draft.display(attribute), "code");
            }
            draft.value(source, type, draft.code(destination));
          }
        });
  }
}
