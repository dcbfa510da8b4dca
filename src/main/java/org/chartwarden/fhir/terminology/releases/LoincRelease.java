package org.chartwarden.fhir.terminology.releases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.terminology.systems.Canonical;

/**
 * LOINC: {@code Loinc.csv}, and where they are there {@code Part.csv}, the hierarchy ({@code
 * ComponentHierarchyBySystem.csv} or {@code MultiAxialHierarchy.csv}), {@code AnswerList.csv} and
 * {@code LoincAnswerListLink.csv}. Terms, parts, answer lists and answers are concepts of one code
 * system, as FHIR R4 loinc.html says.
 */
final class LoincRelease implements ReleaseReader {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,7}-\\d");
  private static final Pattern VERSION = Pattern.compile("(?i)loinc_?v?(\\d\\.\\d{1,3})");

  /** Columns of the table that become properties. */
  private static final Map<String, String> PROPERTIES =
      new java.util.TreeMap<>(
          Map.ofEntries(
              Map.entry("COMPONENT", "First axis: what is measured"),
              Map.entry("PROPERTY", "Second axis: kind of property"),
              Map.entry("TIME_ASPCT", "Third axis: timing"),
              Map.entry("SYSTEM", "Fourth axis: specimen or system"),
              Map.entry("SCALE_TYP", "Fifth axis: scale"),
              Map.entry("METHOD_TYP", "Sixth axis: method"),
              Map.entry("CLASS", "Class of the term"),
              Map.entry("CLASSTYPE", "1 laboratory, 2 clinical, 3 claims, 4 surveys"),
              Map.entry("STATUS", "ACTIVE, TRIAL, DISCOURAGED or DEPRECATED"),
              Map.entry("ORDER_OBS", "Order, Observation, Both or Subset"),
              Map.entry("UNITSREQUIRED", "Whether units are required"),
              Map.entry("EXAMPLE_UCUM_UNITS", "Units in UCUM"),
              Map.entry("VersionLastChanged", "Release of the last change"),
              Map.entry("VersionFirstReleased", "Release of the first appearance"),
              Map.entry("COMMON_TEST_RANK", "Rank among common tests"),
              Map.entry("PanelType", "Panel, Convenience group or Organizer"),
              Map.entry("EXTERNAL_COPYRIGHT_NOTICE", "Copyright of others")));

  @Override
  public String id() {
    return "loinc";
  }

  @Override
  public String url() {
    return "http://loinc.org";
  }

  @Override
  public String expects() {
    return "Loinc.csv (folder or zip as downloaded from loinc.org)";
  }

  @Override
  public ReleaseDraft read(
      ReleaseFiles files, Optional<String> version, TableLines lines, ReleaseReport report) {
    ReleaseDraft draft = new ReleaseDraft(url(), "LOINC");
    PROPERTIES.forEach((name, description) -> draft.declare(name, description, "string"));
    draft.declare("PartTypeName", "Axis that a part belongs to", "string");
    draft.declare("answer-list", "Answer list of a term", "code");
    draft.declare("copyright", "LOINC or 3rdParty", "string");
    terms(files, version, lines, draft);
    files.find("Part\\.csv").ifPresent(file -> parts(file, lines, draft));
    files
        .find("ComponentHierarchyBySystem\\.csv")
        .or(() -> files.find("MultiAxialHierarchy\\.csv"))
        .ifPresent(file -> hierarchy(file, lines, draft));
    files.find("AnswerList\\.csv").ifPresent(file -> answers(file, lines, draft));
    files.find("LoincAnswerListLink\\.csv").ifPresent(file -> links(file, lines, draft));
    return draft;
  }

  private static void terms(
      ReleaseFiles files, Optional<String> version, TableLines lines, ReleaseDraft draft) {
    String[] newest = {""};
    lines.csv(
        files.require("Loinc\\.csv", "Loinc.csv"),
        List.of("LOINC_NUM", "LONG_COMMON_NAME", "STATUS"),
        row -> {
          String code = row.require("LOINC_NUM");
          if (!NUMBER.matcher(code).matches()) {
            throw new TableLines.BadRow("'" + code + "' is not a LOINC number");
          }
          String name = row.get("LONG_COMMON_NAME");
          int place = draft.concept(code);
          draft.display(place, name.isEmpty() ? row.get("SHORTNAME") : name);
          PROPERTIES.keySet().forEach(column -> draft.value(place, column, row.get(column)));
          draft.value(
              place,
              "copyright",
              row.get("EXTERNAL_COPYRIGHT_NOTICE").isEmpty() ? "LOINC" : "3rdParty");
          // In LOINC, deprecated means no longer for use (loinc.html).
          if (row.get("STATUS").equals("DEPRECATED")) {
            draft.flag(place, LoadedCodeSystem.INACTIVE);
          }
          draft.name(place, "en", 'S', row.get("SHORTNAME"));
          draft.name(place, "en", 'S', row.get("DisplayName"));
          draft.name(place, "en", 'S', row.get("CONSUMER_NAME"));
          draft.words(place, row.get("RELATEDNAMES2"));
          String changed = row.get("VersionLastChanged");
          if (Canonical.VERSION_ORDER.compare(changed, newest[0]) > 0) {
            newest[0] = changed;
          }
        });
    Matcher inName = VERSION.matcher(files.rootName());
    draft.version(version.orElseGet(() -> inName.find() ? inName.group(1) : newest[0]));
  }

  private static void parts(ReleaseFiles.Entry file, TableLines lines, ReleaseDraft draft) {
    lines.csv(
        file,
        List.of("PartNumber", "PartName"),
        row -> {
          int place = draft.concept(row.require("PartNumber"));
          String display = row.get("PartDisplayName");
          String name = row.get("PartName");
          draft.display(place, display.isEmpty() ? name : display);
          if (!name.equals(draft.display(place))) {
            draft.name(place, "en", 'S', name);
          }
          draft.value(place, "PartTypeName", row.get("PartTypeName"));
          draft.value(place, "STATUS", row.get("Status"));
          if (row.get("Status").equals("DEPRECATED")) {
            draft.flag(place, LoadedCodeSystem.INACTIVE);
          }
        });
  }

  private static void hierarchy(ReleaseFiles.Entry file, TableLines lines, ReleaseDraft draft) {
    lines.csv(
        file,
        List.of("IMMEDIATE_PARENT", "CODE", "CODE_TEXT"),
        row -> {
          int place = draft.concept(row.require("CODE"));
          if (!draft.hasDisplay(place)) {
            draft.display(place, row.get("CODE_TEXT"));
          }
          String parent = row.get("IMMEDIATE_PARENT");
          if (!parent.isEmpty()) {
            draft.parent(place, draft.concept(parent));
          }
        });
  }

  private static void answers(ReleaseFiles.Entry file, TableLines lines, ReleaseDraft draft) {
    lines.csv(
        file,
        List.of("AnswerListId", "AnswerListName", "AnswerStringId", "DisplayText"),
        row -> {
          int list = draft.concept(row.require("AnswerListId"));
          draft.display(list, row.get("AnswerListName"));
          draft.flag(list, LoadedCodeSystem.GROUP);
          String answer = row.get("AnswerStringId");
          if (!answer.isEmpty()) {
            int place = draft.concept(answer);
            draft.display(place, row.get("DisplayText"));
            draft.parent(place, list);
          }
        });
  }

  private static void links(ReleaseFiles.Entry file, TableLines lines, ReleaseDraft draft) {
    lines.csv(
        file,
        List.of("LoincNumber", "AnswerListId"),
        row -> {
          String term = row.require("LoincNumber");
          int place =
              draft
                  .find(term)
                  .orElseThrow(
                      () -> new TableLines.BadRow("'" + term + "' is not a term of this release"));
          draft.value(place, "answer-list", row.require("AnswerListId"));
        });
  }
}
