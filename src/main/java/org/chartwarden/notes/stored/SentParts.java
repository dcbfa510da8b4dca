package org.chartwarden.notes.stored;

import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.FhirTime;
import org.chartwarden.notes.documents.DocumentLimits;
import org.chartwarden.notes.documents.DocumentProblem;
import org.chartwarden.notes.documents.DocumentReader;
import org.chartwarden.notes.documents.DocumentText;
import org.chartwarden.platform.Shown;

/** What a request sends of a note that is not stored: its bytes, its text, its time. */
public final class SentParts {

  private static final int SHOWN = 60;

  private SentParts() {}

  /**
   * The bytes of a body; none where there is no body.
   *
   * @throws FhirProblem 413 when there are more than the limits allow
   */
  public static byte[] bytes(InputStream body, DocumentLimits limits) throws IOException {
    int most = limits.bytes();
    byte[] bytes = body == null ? new byte[0] : body.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new FhirProblem(
          413, "too-long", "document-too-large", "the body is larger than " + most + " bytes");
    }
    return bytes;
  }

  /**
   * The text of a document.
   *
   * @throws FhirProblem 413, 415, 422 or 503 when it cannot be read
   */
  public static DocumentText text(byte[] document, String contentType, DocumentLimits limits) {
    try {
      return DocumentReader.read(document, contentType, limits);
    } catch (DocumentProblem e) {
      throw NoteProblems.of(e, "", true);
    }
  }

  /**
   * A date or time, in UTC where it names no offset.
   *
   * @param name the member or parameter that holds it
   * @throws FhirProblem 400 when it is none
   */
  public static OffsetDateTime time(String text, String name) {
    return FhirTime.of(text, ZoneOffset.UTC)
        .map(FhirTime::start)
        .filter(NoteTimes::possible)
        .orElseThrow(
            () ->
                FhirProblem.invalid(
                    "bad-time",
                    "'"
                        + name
                        + "' must be a date or time such as 2024-05-22T08:00:00Z, not '"
                        + shortened(text)
                        + "'"));
  }

  /** A media type without its parameters. */
  public static String bare(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** A text of a request as a message shows it. */
  public static String shortened(String text) {
    return Shown.of(text, SHOWN);
  }
}
