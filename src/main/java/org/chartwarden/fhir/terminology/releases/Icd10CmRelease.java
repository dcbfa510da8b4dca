package org.chartwarden.fhir.terminology.releases;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ICD-10-CM: the tabular list ({@code icd10cm*tabular*.xml}) with chapters, blocks and categories,
 * the order file ({@code icd10cm*order*.txt}) with every code, or both. Without an order file the
 * code descriptions ({@code icd10cm*codes*.txt}) do, which have the valid codes but no headings.
 */
final class Icd10CmRelease implements ReleaseReader {

  static final Pattern CODE = Pattern.compile("[A-Z][0-9A-Z]{2}(\\.[0-9A-Z]{1,4})?");
  private static final Pattern ORDER_LINE =
      Pattern.compile("(\\d{5}) ([A-Z][0-9A-Z]{2,6}) +([01]) (.{60}) (.+)");
  private static final Pattern CODE_LINE = Pattern.compile("([A-Z][0-9A-Z]{2,6}) +(\\S.*)");
  private static final Pattern YEAR = Pattern.compile("(20\\d{2})");
  private static final int CATEGORY = 3;

  @Override
  public String id() {
    return "icd10cm";
  }

  @Override
  public String url() {
    return "http://hl7.org/fhir/sid/icd-10-cm";
  }

  @Override
  public String expects() {
    return "icd10cm_tabular_*.xml, icd10cm_order_*.txt, icd10cm_codes_*.txt, or a folder or zip"
        + " with them";
  }

  @Override
  public ReleaseDraft read(
      ReleaseFiles files, Optional<String> version, TableLines lines, ReleaseReport report) {
    ReleaseDraft draft = new ReleaseDraft(url(), "ICD-10-CM");
    draft.declare("valid", "Whether it may be used for claims", "boolean");
    Optional<ReleaseFiles.Entry> tabular = files.find("icd10cm.?tabular.*\\.xml");
    Optional<ReleaseFiles.Entry> order = files.find("icd10cm.?order(?!.?addenda).*\\.txt");
    Optional<ReleaseFiles.Entry> codes =
        order.isPresent()
            ? Optional.empty()
            : files.find("icd10cm.?codes(?!.?(addenda|descriptions)).*\\.txt");
    Optional<ReleaseFiles.Entry> list = order.or(() -> codes);
    if (tabular.isEmpty() && list.isEmpty()) {
      files.require("icd10cm.?(tabular|order).*\\.(xml|txt)", "tabular, order or codes file");
    }
    tabular.ifPresent(
        file -> new Icd10CmTabular(draft, report, list.isEmpty()).read(file, lines.progress()));
    order.ifPresent(file -> order(file, lines, draft));
    codes.ifPresent(file -> codes(file, lines, draft));
    if (version.isPresent()) {
      draft.version(version.get());
    } else if (draft.version().isEmpty()) {
      draft.version(year(list.or(() -> tabular).orElseThrow().name()));
    }
    return draft;
  }

  private static String year(String fileName) {
    Matcher year = YEAR.matcher(fileName);
    if (!year.find()) {
      throw new ReleaseProblem(
          "The version cannot be told from '" + fileName + "'; give it with --version.");
    }
    return year.group(1);
  }

  /**
   * Columns of fixed width: number, code without point, 0 header or 1 valid, short and long name.
   */
  private static void order(ReleaseFiles.Entry file, TableLines lines, ReleaseDraft draft) {
    lines.plain(
        file,
        line -> {
          Matcher cells = ORDER_LINE.matcher(line);
          if (!cells.matches()) {
            throw new TableLines.BadRow("it is not number, code, 0 or 1, short name, long name");
          }
          String code = pointed(cells.group(2));
          int place = draft.concept(code);
          draft.display(place, cells.group(5).strip());
          String shortName = cells.group(4).strip();
          if (!shortName.equals(cells.group(5).strip())) {
            draft.name(place, "en", 'S', shortName);
          }
          draft.value(place, "valid", Boolean.toString(cells.group(3).equals("1")));
          parent(code, draft).ifPresent(parent -> draft.parent(place, parent));
        });
  }

  /** Columns of fixed width: valid code without point, long name. */
  private static void codes(ReleaseFiles.Entry file, TableLines lines, ReleaseDraft draft) {
    lines.plain(
        file,
        line -> {
          Matcher cells = CODE_LINE.matcher(line);
          if (!cells.matches()) {
            throw new TableLines.BadRow("it is not code and name");
          }
          String code = pointed(cells.group(1));
          int place = draft.concept(code);
          draft.display(place, cells.group(2).strip());
          draft.value(place, "valid", "true");
          parent(code, draft).ifPresent(parent -> draft.parent(place, parent));
        });
  }

  /** {@code E1165} is {@code E11.65}. */
  static String pointed(String code) {
    return code.length() <= CATEGORY
        ? code
        : code.substring(0, CATEGORY) + "." + code.substring(CATEGORY);
  }

  /** The longest code that a code extends; headers come before their codes. */
  static OptionalInt parent(String code, ReleaseDraft draft) {
    for (int length = code.length() - 1; length >= CATEGORY; length--) {
      String shorter = code.substring(0, length);
      if (!shorter.endsWith(".")) {
        OptionalInt found = draft.find(shorter);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return OptionalInt.empty();
  }
}
