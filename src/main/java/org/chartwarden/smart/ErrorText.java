package org.chartwarden.smart;

import com.nimbusds.oauth2.sdk.ErrorObject;

/** Reasons in errors of OAuth 2.0, which know a part of ASCII only (RFC 6749, section 5.2). */
public final class ErrorText {

  private ErrorText() {}

  /** The error with a reason; characters that it may not have are question marks. */
  public static ErrorObject of(ErrorObject error, String reason) {
    return error.setDescription(reason.replaceAll("[^\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]", "?"));
  }
}
