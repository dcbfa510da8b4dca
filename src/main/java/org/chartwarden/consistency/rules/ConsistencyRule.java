package org.chartwarden.consistency.rules;

/** Decides whether a statement and a row agree in one aspect. Pure; the same input, same answer. */
public interface ConsistencyRule {

  /** Stable kebab-case id, unique in the catalogue; the name of its case table. */
  String id();

  /** What it says of a statement and a row; silent when they are none of its business. */
  RuleAnswer judge(RuleCase given);
}
