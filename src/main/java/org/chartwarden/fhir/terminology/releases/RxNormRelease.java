package org.chartwarden.fhir.terminology.releases;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RxNorm in Rich Release Format: {@code RXNCONSO.RRF}, {@code RXNREL.RRF} and, where it is there,
 * {@code RXNSAT.RRF}. Only what RxNorm itself says (SAB=RXNORM) is taken. A row of RXNREL says that
 * its second concept has the relationship to its first. A full release holds the subset of what can
 * be prescribed as well, in files of the same names below {@code prescribe/}; the whole is taken.
 */
final class RxNormRelease implements ReleaseReader {

  private static final List<String> CONCEPTS =
      List.of(
          "RXCUI",
          "LAT",
          "TS",
          "LUI",
          "STT",
          "SUI",
          "ISPREF",
          "RXAUI",
          "SAUI",
          "SCUI",
          "SDUI",
          "SAB",
          "TTY",
          "CODE",
          "STR",
          "SRL",
          "SUPPRESS",
          "CVF");
  private static final List<String> RELATIONS =
      List.of(
          "RXCUI1",
          "RXAUI1",
          "STYPE1",
          "REL",
          "RXCUI2",
          "RXAUI2",
          "STYPE2",
          "RELA",
          "RUI",
          "SRUI",
          "SAB",
          "SL",
          "DIR",
          "RG",
          "SUPPRESS",
          "CVF");
  private static final List<String> ATTRIBUTES =
      List.of(
          "RXCUI",
          "LUI",
          "SUI",
          "RXAUI",
          "STYPE",
          "CODE",
          "ATUI",
          "SATUI",
          "ATN",
          "SAB",
          "ATV",
          "SUPPRESS",
          "CVF");

  private static final Pattern ID = Pattern.compile("\\d{1,8}");
  private static final Pattern DAY =
      Pattern.compile("(?<!\\d)(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])20\\d{2}(?!\\d)");

  private static final Pattern SUBSET =
      Pattern.compile("(^|/)prescribe/", Pattern.CASE_INSENSITIVE);

  /** Term types that are further names of a concept. */
  private static final Set<String> SYNONYMS = Set.of("SY", "TMSY", "PSN", "ET");

  private static final Map<String, String> KEPT =
      Map.of(
          "NDC", "National Drug Code",
          "RXN_STRENGTH", "Strength",
          "RXN_AVAILABLE_STRENGTH", "Strength of each ingredient",
          "RXN_HUMAN_DRUG", "Whether it is for people",
          "RXN_VET_DRUG", "Whether it is for animals",
          "RXTERM_FORM", "Dose form",
          "RXN_QUANTITY", "Quantity");

  @Override
  public String id() {
    return "rxnorm";
  }

  @Override
  public String url() {
    return "http://www.nlm.nih.gov/research/umls/rxnorm";
  }

  @Override
  public String expects() {
    return "RXNCONSO.RRF and RXNREL.RRF (folder or zip of a full release)";
  }

  @Override
  public ReleaseDraft read(
      ReleaseFiles files, Optional<String> version, TableLines lines, ReleaseReport report) {
    ReleaseDraft draft = new ReleaseDraft(url(), "RxNorm");
    draft.declare("TTY", "Term type", "code");
    draft.declare("SAB", "Source", "code");
    draft.version(version.orElseGet(() -> version(files.rootName())));
    lines.barred(require(files, "RXNCONSO.RRF"), CONCEPTS, row -> concept(row, draft));
    lines.barred(require(files, "RXNREL.RRF"), RELATIONS, row -> relation(row, draft));
    KEPT.forEach((name, description) -> draft.declare(name, description, "string"));
    whole(files, "RXNSAT.RRF")
        .ifPresent(file -> lines.barred(file, ATTRIBUTES, row -> attribute(row, draft)));
    return draft;
  }

  private static ReleaseFiles.Entry require(ReleaseFiles files, String name) {
    return whole(files, name).orElseGet(() -> files.require(Pattern.quote(name), name));
  }

  /** The file of the whole release before that of the prescribable subset. */
  private static Optional<ReleaseFiles.Entry> whole(ReleaseFiles files, String name) {
    return files.named(Pattern.quote(name)).stream()
        .min(Comparator.comparing(file -> SUBSET.matcher(file.path()).find()));
  }

  /** Releases are named by their day, {@code RxNorm_full_03042024}; FHIR has it the same way. */
  private static String version(String rootName) {
    Matcher day = DAY.matcher(rootName);
    if (!day.find()) {
      throw new ReleaseProblem(
          "The version cannot be told from '"
              + rootName
              + "'; give it with --version, for instance 03042024.");
    }
    return day.group();
  }

  private static String id(TableLines.Row row, String column) throws TableLines.BadRow {
    String id = row.require(column);
    if (!ID.matcher(id).matches()) {
      throw new TableLines.BadRow(column + " '" + id + "' is not a concept identifier");
    }
    return id;
  }

  private static void concept(TableLines.Row row, ReleaseDraft draft) throws TableLines.BadRow {
    if (!row.get("SAB").equals("RXNORM")) {
      return;
    }
    String code = id(row, "RXCUI");
    String name = row.require("STR");
    int place = draft.concept(code);
    String type = row.get("TTY");
    if (SYNONYMS.contains(type)) {
      draft.name(place, "en", 'S', name);
      if (!draft.hasDisplay(place) && type.equals("ET")) {
        draft.display(place, name);
      }
    } else {
      draft.display(place, name);
      draft.value(place, "TTY", type);
      draft.value(place, "SAB", "RXNORM");
      if (row.get("SUPPRESS").equals("O")) {
        draft.flag(place, LoadedCodeSystem.INACTIVE);
      }
    }
  }

  private static void relation(TableLines.Row row, ReleaseDraft draft) throws TableLines.BadRow {
    String relation = row.get("RELA");
    boolean ofConcepts =
        row.get("SAB").equals("RXNORM")
            && row.get("STYPE1").equals("CUI")
            && row.get("STYPE2").equals("CUI");
    if (!ofConcepts || relation.isEmpty() || row.get("SUPPRESS").equals("O")) {
      return;
    }
    String target = id(row, "RXCUI1");
    int source = place(id(row, "RXCUI2"), draft);
    int above = place(target, draft);
    if (relation.equals("isa")) {
      draft.parent(source, above);
    } else if (!relation.equals("inverse_isa")) {
      draft.declare(relation, relation.replace('_', ' ').toLowerCase(Locale.ROOT), "code");
      draft.value(source, relation, target);
    }
  }

  private static void attribute(TableLines.Row row, ReleaseDraft draft) throws TableLines.BadRow {
    String name = row.get("ATN");
    if (row.get("SAB").equals("RXNORM")
        && KEPT.containsKey(name)
        && !row.get("SUPPRESS").equals("O")) {
      draft.value(place(id(row, "RXCUI"), draft), name, row.require("ATV"));
    }
  }

  private static int place(String code, ReleaseDraft draft) throws TableLines.BadRow {
    return draft
        .find(code)
        .orElseThrow(
            () -> new TableLines.BadRow("the concept " + code + " is not in RXNCONSO.RRF"));
  }
}
