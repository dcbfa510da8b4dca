package org.chartwarden.notes.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.platform.PipeTable;

/** What headings are called, from {@code vocabulary/note-sections.psv}. */
final class HeadingNames {

  private static final Set<String> LEADING =
      Set.of(
          "pertinent",
          "admission",
          "discharge",
          "initial",
          "current",
          "relevant",
          "interval",
          "significant",
          "brief",
          "other",
          "preoperative",
          "postoperative",
          "hospital",
          "home",
          "new",
          "active",
          "medicine",
          "nursing",
          "the",
          "today",
          "todays",
          "her",
          "his",
          "patient",
          "latest",
          "recent",
          "inpatient",
          "outpatient",
          "general",
          "additional",
          "abnormal",
          "key",
          "updated",
          "ed",
          "icu",
          "am",
          "morning",
          "focused",
          "selected",
          "maternal",
          "prior");

  private static final List<String> TRAILING =
      List.of(
          " on admission",
          " at admission",
          " on discharge",
          " at discharge",
          " on d c",
          " at d c",
          " on dc",
          " on arrival",
          " today",
          " yesterday",
          " this morning",
          " this am",
          " to date",
          " on presentation",
          " this admission",
          " prior to admission",
          " overnight",
          " this shift",
          " by problem",
          " by system",
          " am",
          " pm",
          " continued",
          " cont",
          " section",
          " note");

  private static final Map<String, SectionKind> BY_NAME = new HashMap<>();
  private static final Set<String> INLINE = new HashSet<>();

  static {
    for (String[] row : PipeTable.rows("/vocabulary/note-sections.psv", 3)) {
      for (String name : row[1].split(";")) {
        BY_NAME.put(name, SectionKind.valueOf(row[0]));
        if (row[2].equals("INLINE") && name.length() > 1) {
          INLINE.add(name);
        }
      }
    }
  }

  private HeadingNames() {}

  /** What a heading is about, or null when it is none of the list. */
  static SectionKind kind(String name) {
    SectionKind kind = BY_NAME.get(name);
    String rest = name;
    for (String trailing : TRAILING) {
      if (kind == null && rest.endsWith(trailing)) {
        rest = rest.substring(0, rest.length() - trailing.length());
        kind = BY_NAME.get(rest);
      }
    }
    int blank = rest.indexOf(' ');
    while (kind == null && blank > 0 && LEADING.contains(rest.substring(0, blank))) {
      rest = rest.substring(blank + 1);
      kind = BY_NAME.get(rest);
      blank = rest.indexOf(' ');
    }
    return kind;
  }

  /** Whether a heading of this name counts in the middle of a line. */
  static boolean inline(String name) {
    return INLINE.contains(name);
  }
}
