package org.chartwarden.smart.inferno;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The list of the checks of the kits, of which sections a (SMART App Launch STU2.2) and b (ONC
 * (g)(10)) are for this package. A row names groups in its first cell and checks in its second, by
 * their ids, by the end of an id whose beginning the one before has, or by a word.
 */
final class InfernoList {

  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)+");
  private static final Pattern CAPABILITY = Pattern.compile("[a-z]+(-[a-z0-9]+)+");
  private static final Pattern ALTERNATIVES =
      Pattern.compile("`([^`]+)` \\(([^()]+(?: / [^()]+)+)\\)");

  /** Commas, semicolons and pluses that are not in brackets. */
  private static final Pattern BETWEEN = Pattern.compile("\\s*[,;+]\\s*(?![^()]*\\))");

  /** Groups whose checks the kit keeps in groups of other names. */
  private static final Map<String, List<String>> PARTS =
      Map.of(
          "smart_full_standalone_launch",
          List.of(
              "smart_discovery_stu2_2",
              "smart_standalone_launch_stu2_2",
              "smart_openid_connect_stu2_2",
              "smart_token_refresh_without_scopes_stu2"),
          "smart_token_refresh_stu2",
          List.of(
              "smart_token_refresh_without_scopes_stu2", "smart_token_refresh_with_scopes_stu2"),
          "smart_token_introspection_stu2_2",
          List.of(
              "smart_token_introspection_access_token_group",
              "smart_token_introspection_request_group",
              "smart_token_introspection_response_group"),
          "g10_smart_standalone_patient_app",
          List.of("g10_smart_standalone_patient_app", "g10_smart_standalone_token_refresh"),
          "g10_smart_ehr_practitioner_app",
          List.of("g10_smart_ehr_practitioner_app", "g10_smart_ehr_token_refresh"));

  /** Groups of section b that stand for sections c and d, the kits for US Core and bulk data. */
  private static final Set<String> OF_OTHER_SECTIONS =
      Set.of("g10_single_patient_us_core_6_api", "_7_api", "multi_patient_api_stu2");

  private final Set<String> shown;
  private final InfernoWords words = new InfernoWords();
  private final List<String> missing = new ArrayList<>();

  private InfernoList(Set<String> shown) {
    this.shown = shown;
  }

  /**
   * What the list names and no test shows.
   *
   * @param list its text
   * @param shown ids of tests, {@code group-check}
   */
  static List<String> missing(String list, Set<String> shown) {
    InfernoList check = new InfernoList(shown);
    rows(list, "a").forEach(check::launchRow);
    rows(list, "b").forEach(check::certificationRow);
    return check.missing;
  }

  /** Text of a section, without its heading. */
  static String section(String list, String letter) {
    String after = list.split("(?m)^## " + letter + "\\. .*$", 2)[1];
    return after.split("(?m)^## ", 2)[0];
  }

  private static List<String[]> rows(String list, String letter) {
    return section(list, letter)
        .lines()
        .filter(line -> line.startsWith("| ") && line.contains("`"))
        .map(line -> line.split("\\s*\\|\\s*"))
        .toList();
  }

  private static List<String> quoted(String cell) {
    return QUOTED.matcher(cell).results().map(found -> found.group(1)).toList();
  }

  private static List<String> parts(String group) {
    return PARTS.getOrDefault(group, List.of(group));
  }

  private void launchRow(String[] cells) {
    List<String> groups = quoted(cells[1]);
    groups.forEach(this::requireGroup);
    List<String> parts = parts(groups.getLast());
    String before = "";
    for (String clause : BETWEEN.split(cells[2])) {
      if (ID.matcher(clause).matches()) {
        before = clause;
        parts.forEach(part -> require(part + "-" + clause));
      } else if (clause.startsWith("_")) {
        requireEnd(parts, before, clause);
      } else {
        requireWord(parts, clause);
      }
    }
  }

  private void certificationRow(String[] cells) {
    List<String> groups =
        quoted(cells[1]).stream().filter(group -> !OF_OTHER_SECTIONS.contains(group)).toList();
    groups.forEach(this::requireGroup);
    ALTERNATIVES.matcher(cells[1]).results().forEach(this::requireAlternatives);
    for (String group : groups) {
      for (String clause : BETWEEN.split(cells[2])) {
        String bare = clause.replaceFirst("^capabilities ", "").replaceFirst(" \\(.*\\)$", "");
        if (CAPABILITY.matcher(bare).matches()) {
          require(group + "-g10_smart_well_known_capabilities-" + bare);
        } else if (ID.matcher(bare).matches()) {
          requireAnywhere(group, bare);
        } else if (!bare.isEmpty()) {
          requireWord(parts(group), bare);
        }
      }
    }
  }

  private void requireGroup(String group) {
    for (String part : parts(group)) {
      if (shown.stream().noneMatch(id -> id.startsWith(part + "-"))) {
        missing.add(part);
      }
    }
  }

  private void require(String id) {
    if (!shown.contains(id)) {
      missing.add(id);
    }
  }

  /** The end of an id; it begins as the one before does, with two words or more. */
  private void requireEnd(List<String> parts, String before, String end) {
    List<String> beginnings =
        Stream.iterate(before, name -> name.replaceFirst("_[^_]*$", ""))
            .limit(before.chars().filter(c -> c == '_').count())
            .toList();
    for (String part : parts) {
      if (beginnings.stream().noneMatch(name -> shown.contains(part + "-" + name + end))) {
        missing.add(part + "-..." + end);
      }
    }
  }

  private void requireWord(List<String> parts, String word) {
    if (!words.knows(word)) {
      missing.add(parts.getFirst() + ": nothing is known of '" + word + "'");
      return;
    }
    for (String id : words.ids(word)) {
      if (id.contains("-")) {
        require(id);
      } else {
        parts.forEach(part -> require(part + "-" + id));
      }
    }
  }

  private void requireAlternatives(MatchResult found) {
    for (String word : found.group(2).split(" / ")) {
      requireWord(List.of(found.group(1)), word);
    }
  }

  /** A check of one of the parts of a group, or a group of its own that belongs to it. */
  private void requireAnywhere(String group, String id) {
    boolean found =
        parts(group).stream().anyMatch(part -> shown.contains(part + "-" + id))
            || shown.contains(group + "-g10_smart_" + id.replaceFirst("^smart_", ""))
            || shown.stream().anyMatch(other -> other.startsWith(id + "-"));
    if (!found) {
      missing.add(group + "-" + id);
    }
  }
}
