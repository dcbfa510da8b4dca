package org.chartwarden.trials.criteria.qualifiers;

import java.util.Map;
import java.util.function.Function;

/** The axes on which more than words tell a qualifier. */
final class QualifierCatalog {

  private static final Map<String, Function<WordQualifier, Qualifier>> KINDS =
      Map.of(
          "agent", AgentQualifier::new,
          "severity", OrganSeverity::new,
          "control", MeasuredQualifier::new,
          "course", CourseQualifier::new,
          "laterality", SideQualifier::new,
          "spread", SpreadQualifier::new,
          "advance", SpreadQualifier::new,
          "invasion", CancerNature::new,
          "rank", CancerNature::new);

  private QualifierCatalog() {}

  static Qualifier of(WordQualifier words) {
    return KINDS.getOrDefault(words.axis(), one -> one).apply(words);
  }
}
