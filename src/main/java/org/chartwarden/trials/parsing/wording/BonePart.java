package org.chartwarden.trials.parsing.wording;

import java.util.List;
import org.chartwarden.trials.criteria.CriterionKind;

/** "Fracture of the upper extremity of the femur": an end of a bone, and not an arm or a leg. */
final class BonePart implements Rewording {

  private static final String PART =
      " (?:extremity|extremities|end|ends|part|third|epiphysis|metaphysis|segment|portion) of (?:the )?(?:(left|right) )?(femur|humerus|tibia|fibula|radius|ulna|thigh ?bone)\\b";

  private static final List<Substitution> ALL =
      List.of(
          Substitution.of("\\b(?:upper|proximal|superior)" + PART, "proximal $2"),
          Substitution.of("\\b(?:lower|distal|inferior)" + PART, "distal $2"),
          Substitution.of(
              "\\bfractures? (?:of|in|at|to) (?:the )?(proximal|distal) (femur|humerus|tibia|fibula|radius|ulna)\\b",
              "$1 $2 fracture"));

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return Substitution.each(ALL, text);
  }
}
