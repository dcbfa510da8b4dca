package org.chartwarden.notes.findings;

import java.util.Map;

/** How strong a finding is said to be. */
public enum Severity {
  UNSAID,
  MILD,
  MODERATE,
  SEVERE;

  private static final Map<String, Severity> WORDS =
      Map.ofEntries(
          Map.entry("mild", MILD),
          Map.entry("mildly", MILD),
          Map.entry("slight", MILD),
          Map.entry("slightly", MILD),
          Map.entry("trace", MILD),
          Map.entry("minimal", MILD),
          Map.entry("small", MILD),
          Map.entry("minor", MILD),
          Map.entry("scant", MILD),
          Map.entry("controlled", MILD),
          Map.entry("moderate", MODERATE),
          Map.entry("moderately", MODERATE),
          Map.entry("severe", SEVERE),
          Map.entry("severely", SEVERE),
          Map.entry("massive", SEVERE),
          Map.entry("large", SEVERE),
          Map.entry("tense", SEVERE),
          Map.entry("gross", SEVERE),
          Map.entry("marked", SEVERE),
          Map.entry("markedly", SEVERE),
          Map.entry("extensive", SEVERE),
          Map.entry("significant", SEVERE),
          Map.entry("refractory", SEVERE),
          Map.entry("advanced", SEVERE),
          Map.entry("profound", SEVERE));

  static Severity of(String word) {
    return WORDS.getOrDefault(word, UNSAID);
  }
}
