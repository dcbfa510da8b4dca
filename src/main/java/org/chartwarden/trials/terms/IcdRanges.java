package org.chartwarden.trials.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Categories of ICD-10-CM: codes that others begin with, and stretches of them. */
record IcdRanges(List<String> items) {

  static IcdRanges of(String cell) {
    List<String> items = new ArrayList<>();
    for (String item : cell.split(",")) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return new IcdRanges(List.copyOf(items));
  }

  boolean contain(String written) {
    String code = written.strip().toUpperCase(Locale.ROOT);
    for (String item : items) {
      int dash = item.indexOf('-');
      if (dash < 0) {
        if (begins(code, item)) {
          return true;
        }
      } else {
        String low = item.substring(0, dash);
        String high = item.substring(dash + 1);
        String head = code.substring(0, Math.min(code.length(), low.length()));
        if (head.compareTo(low) >= 0
            && code.substring(0, Math.min(code.length(), high.length())).compareTo(high) <= 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Without their point, since charts leave it out. */
  private static boolean begins(String code, String item) {
    return code.startsWith(item) || code.replace(".", "").startsWith(item.replace(".", ""));
  }
}
