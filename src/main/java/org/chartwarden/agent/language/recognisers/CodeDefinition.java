package org.chartwarden.agent.language.recognisers;

import org.chartwarden.agent.language.text.Chunk;

/**
 * A code the task gives.
 *
 * @param kind what kind of code
 * @param code the code as written
 * @param concept what it stands for, or null when the task does not say
 */
public record CodeDefinition(CodeKind kind, String code, ConceptMention concept) {

  /** Kinds of codes. */
  public enum CodeKind {
    /** Local name of a result or flowsheet row. */
    LOCAL,
    LOINC,
    NDC,
    SNOMED,
    RXNORM
  }

  static CodeKind kind(String words, String code) {
    if (words.contains("ndc") || code.matches("\\d{4,5}-\\d{3,4}-\\d{1,2}")) {
      return CodeKind.NDC;
    }
    if (words.contains("snomed") || code.matches("\\d{8,18}")) {
      return CodeKind.SNOMED;
    }
    if (words.contains("rxnorm") || words.contains("rxcui")) {
      return CodeKind.RXNORM;
    }
    return code.matches("\\d{1,5}-\\d") ? CodeKind.LOINC : CodeKind.LOCAL;
  }

  /** Whether a chunk can be a code by its looks. */
  static boolean looksLike(Chunk chunk) {
    String raw = chunk.raw();
    if (raw.matches("MRN|DOB|ID|EHR|EMR")) {
      return false;
    }
    return chunk.is("<code>")
        || raw.matches("\"?[A-Z][A-Z0-9_]{0,11}\"?")
        || raw.matches("\"?\\d{6,18}\"?")
        || raw.matches("['\"][A-Za-z0-9_.-]{1,20}['\"]")
        || raw.matches("['\"]?\\d{1,5}-\\d+(?:-\\d+)?['\"]?")
        || chunk.is("<quote>") && raw.matches("[A-Za-z0-9_.-]{1,20}");
  }
}
