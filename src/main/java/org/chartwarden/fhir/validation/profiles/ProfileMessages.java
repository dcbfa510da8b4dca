package org.chartwarden.fhir.validation.profiles;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.LocatedIssue;
import org.hl7.fhir.utilities.i18n.I18nConstants;
import org.hl7.fhir.utilities.validation.ValidationMessage;

/** Turns the messages of HAPI's validator into issues, each said once. */
final class ProfileMessages {

  private static final Pattern VERSIONED =
      Pattern.compile(
          " _history .*[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}/_history/[A-Za-z0-9.-]{1,64}\\b");

  private ProfileMessages() {}

  static List<LocatedIssue> issues(List<ValidationMessage> messages) {
    List<LocatedIssue> issues = new ArrayList<>();
    Set<String> said = new HashSet<>();
    for (ValidationMessage message : messages) {
      if (repeated(message) || misread(message)) {
        continue;
      }
      FhirIssue issue =
          new FhirIssue(
              message.getLevel().toCode(),
              message.getType() == null ? "invalid" : message.getType().toCode(),
              code(message.getMessageId()),
              Objects.requireNonNullElse(message.getMessage(), "the resource is not valid"),
              expression(message.getLocation()));
      if (said.add(issue.expression() + " " + issue.message())) {
        issues.add(
            new LocatedIssue(issue, Math.max(0, message.getLine()), Math.max(0, message.getCol())));
      }
    }
    return issues;
  }

  /** An unknown profile is reported twice, the second time without a place. */
  private static boolean repeated(ValidationMessage message) {
    return message.getType() == null
        && I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN.equals(message.getMessageId());
  }

  /**
   * An answer may be a reference to a version (FHIR R4 references.html#literal); the validator
   * takes the part before the number for the type.
   */
  static boolean misread(ValidationMessage message) {
    return I18nConstants.QUESTIONNAIRE_QR_ITEM_REF_INVALID_GENERAL.equals(message.getMessageId())
        && VERSIONED.matcher(Objects.requireNonNullElse(message.getMessage(), "")).find();
  }

  /**
   * A stable code: the key of an invariant ({@code invariant-us-core-6}), else the validator's own
   * name of the message ({@code validation-val-profile-minimum}).
   */
  static String code(String messageId) {
    if (messageId == null || messageId.isBlank()) {
      return "profile-fault";
    }
    int key = messageId.lastIndexOf('#');
    String name = key < 0 ? messageId : "invariant-" + messageId.substring(key + 1);
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** FHIRPath without the remarks that the validator puts into it. */
  static String expression(String location) {
    return location == null ? "" : location.replaceAll("/\\*.*?\\*/", "");
  }
}
