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
 * without its tag. Members of reference sets have these in the property {@code memberOf}.
 */
final class SnomedRelease implements ReleaseReader {

  private static final String IS_A = "116680003";
  private static final String FULL_NAME = "900000000000003001";
  private static final String SYNONYM = "900000000000013009";
  private static final String DEFINED = "900000000000073002";
  private static final String PREFERRED = "900000000000548007";

  private static final String MEMBER_OF = "memberOf";

  /** Reference sets of any kind but languages, which are of descriptions. */
  private static final String MEMBERS =
      "x?der2_[a-z]*Refset_(?!.*Language)[A-Za-z]*Snapshot.*\\.txt";

  /** Language reference sets in the order in which they decide. */
  private static final List<String> LANGUAGES = List.of("900000000000509007", "900000000000508004");

  private static final Pattern ID = Pattern.compile("\\d{6,18}");
  private static final Pattern TAG = Pattern.compile("\\s*\\([^()]*\\)$");
  private static final Pattern FILE_NAME =
      Pattern.compile(
          "x?sct2_Concept_[A-Z]*Snapshot_([A-Z]*)\\d*_(\\d{8})\\.txt", Pattern.CASE_INSENSITIVE);

  /** Module of an edition by the country in its file names. */
  private static final Map<String, String> EDITIONS =
      Map.ofEntries(
          Map.entry("INT", "900000000000207008"),
          Map.entry("US", "731000124108"),
          Map.entry("GB", "83821000000107"),
          Map.entry("AU", "32506021000036107"),
          Map.entry("CA", "20611000087101"),
          Map.entry("ES", "449081005"),
          Map.entry("NL", "11000146104"),
          Map.entry("SE", "45991000052106"),
          Map.entry("DK", "554471000005108"),
          Map.entry("BE", "11000172109"),
          Map.entry("CH", "2011000195101"),
          Map.entry("NO", "51000202101"),
          Map.entry("IE", "11000220105"),
          Map.entry("NZ", "21000210109"),
          Map.entry("EE", "11000181102"),
          Map.entry("AT", "11000234105"));

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
    List<ReleaseFiles.Entry> concepts = all(files, "Concept");
    draft.version(version.orElseGet(() -> version(edition(concepts))));
    concepts.forEach(file -> concepts(file, lines, draft));
    Map<String, Integer> ranks = ranks(files, lines);
    names(files, ranks, lines, draft);
    all(files, "Relationship").forEach(file -> relationships(file, lines, draft));
    draft.declare(MEMBER_OF, "Reference set that it is in", "code");
    files.named(MEMBERS).forEach(file -> members(file, lines, draft));
    return draft;
  }

  /** The snapshots of a table; the United Kingdom puts a name before the word. */
  private static List<ReleaseFiles.Entry> all(ReleaseFiles files, String table) {
    String name = "x?sct2_" + table + "_[A-Z]*Snapshot.*\\.txt";
    files.require(name, "sct2_" + table + "_Snapshot file");
    return files.named(name);
  }

  /** An edition has its own files beside the international ones, and its own name counts. */
  private static String edition(List<ReleaseFiles.Entry> concepts) {
    return concepts.stream()
        .map(ReleaseFiles.Entry::name)
        .filter(name -> !name.contains("_INT_"))
        .findFirst()
        .orElse(concepts.get(0).name());
  }

  /** Members of reference sets; what some kinds tell beside the membership is not used. */
  private static void members(ReleaseFiles.Entry file, TableLines lines, ReleaseDraft draft) {
    lines.tabbed(
        file,
        List.of("active", "refsetId", "referencedComponentId"),
        row -> {
          if (active(row)) {
            String set = id(row, "refsetId");
            draft
                .find(id(row, "referencedComponentId"))
                .ifPresent(place -> draft.value(place, MEMBER_OF, set));
          }
        });
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
    for (ReleaseFiles.Entry file : files.named("x?der2_cRefset_[A-Z]*Language.*Snapshot.*\\.txt")) {
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
    for (ReleaseFiles.Entry file : all(files, "Description")) {
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
