package org.chartwarden.notes.values;

/** What a written value is for; only the first is a measurement of this patient and stay. */
public enum ValueRole {
  MEASURED,
  /** "goal MAP 65", "target 88-92". */
  GOAL,
  /** "transfuse for Hb &lt; 7", "if fever &gt; 39.5". */
  THRESHOLD,
  /** Not yet done. */
  PLAN,
  /** A normal range. */
  REFERENCE,
  /** From before or outside this stay: "baseline 0.9", "OSH Hb 12". */
  FORMER,
  /** An amount or rate that was given and not measured: "Mg 4 g", "LR 100/h". */
  DOSE,
  /** Of a relative, a donor or the child of a mother. */
  OTHER_PERSON
}
