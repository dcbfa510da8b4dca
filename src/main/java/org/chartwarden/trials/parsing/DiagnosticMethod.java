package org.chartwarden.trials.parsing;

import java.util.List;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.AllOf;
import org.chartwarden.trials.criteria.CriterionForm.AnyOf;
import org.chartwarden.trials.criteria.CriterionForm.Unsupported;

/**
 * "As based on a clinical interview", "according to ICD-10": how a disease is found. A disease that
 * the record tells was found so or in another way that its physicians trusted.
 */
final class DiagnosticMethod {

  private static final Pattern WORDS =
      Pattern.compile(
          "(?is).*\\b(?:interviews?|assessments?|examinations?|evaluations?|criteria|guidelines?"
              + "|classification|icd|dsm|pcr|serology|antigen|tests?|biops(?:y|ies)|histology"
              + "|histopatholog\\w+|patholog\\w+|imaging|ultrasound|ultrasonography|mri|ct|x-?rays?"
              + "|radiograph\\w*|medical records?|charts?|physicians?|clinicians?|medical history"
              + "|self-?reports?|questionnaires?|endoscop\\w+|colonoscop\\w+|angiograph\\w+|echocardiogra\\w+"
              + "|statement|definition)\\b.*");

  private static final Pattern LIMIT = Pattern.compile("(?s).*[<>≤≥=].*");

  private DiagnosticMethod() {}

  /** Whether a form is nothing but unread words, all of them about methods and without a limit. */
  static boolean only(CriterionForm form) {
    return switch (form) {
      case Unsupported unread ->
          WORDS.matcher(unread.span().text()).matches()
              && !LIMIT.matcher(unread.span().text()).matches();
      case AllOf all -> every(all.parts());
      case AnyOf any -> every(any.parts());
      default -> false;
    };
  }

  private static boolean every(List<CriterionForm> parts) {
    return parts.stream().allMatch(DiagnosticMethod::only);
  }
}
