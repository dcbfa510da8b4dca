package org.chartwarden.calculators.intake;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.notes.vocabulary.Kind;

/**
 * The codes under which something stands in charts. A code of SNOMED CT or RxNorm stands for all
 * below it, one of ICD-10 for all that begin with it; {@code I60-I63} is a stretch of ICD-10
 * categories.
 *
 * @param kinds what sort of thing it is; empty when nothing is known of it
 * @param codes the preferred ones first
 * @param concepts ids of the vocabulary that count as it, members of a drug class among them
 */
record CodeFamily(Set<Kind> kinds, List<Code> codes, Set<String> concepts) {

  private static final int CATEGORY = 3;

  CodeFamily {
    kinds = Set.copyOf(kinds);
    codes = List.copyOf(codes);
    concepts = Set.copyOf(concepts);
  }

  /** Everything that one of several families holds, in their order. */
  static CodeFamily anyOf(List<CodeFamily> families) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    Set<Code> codes = new LinkedHashSet<>();
    Set<String> concepts = new LinkedHashSet<>();
    for (CodeFamily family : families) {
      kinds.addAll(family.kinds());
      codes.addAll(family.codes());
      concepts.addAll(family.concepts());
    }
    return new CodeFamily(kinds, new ArrayList<>(codes), concepts);
  }

  /** The codes of one system, in order. */
  List<String> of(String system) {
    return codes.stream().filter(c -> c.system().equals(system)).map(Code::code).toList();
  }

  /** The place of a code among those of its system; -1 when it is none of them. */
  int place(String system, String code) {
    return of(system).indexOf(code);
  }

  /** Whether a coding means it. */
  boolean holds(String system, String code, Set<String> selfAndAbove) {
    for (Code mine : codes) {
      boolean icd = mine.system().equals(Code.ICD10);
      if (icd && system.contains("icd-10")) {
        if (holdsCategory(mine.code(), code.replace(".", ""))) {
          return true;
        }
      } else if (mine.system().equals(system) && selfAndAbove.contains(mine.code())) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsCategory(String mine, String code) {
    int dash = mine.indexOf('-');
    if (dash < 0) {
      return code.startsWith(mine.replace(".", ""));
    }
    if (code.length() < CATEGORY) {
      return false;
    }
    String category = code.substring(0, CATEGORY);
    return category.compareTo(mine.substring(0, dash)) >= 0
        && category.compareTo(mine.substring(dash + 1)) <= 0;
  }
}
