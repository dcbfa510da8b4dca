package org.chartwarden.fhir.api;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32C;
import org.chartwarden.fhir.model.EntityTags;
import org.chartwarden.fhir.model.VersionCondition;

/** A text that many requests get, kept in the forms that most of them want. */
final class KeptAnswer {

  private final String text;
  private final byte[] bytes;
  private final byte[] compressed;
  private final long tag;

  /**
   * Encodes a text.
   *
   * @param text a resource as compact JSON
   */
  KeptAnswer(String text) {
    this.text = text;
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
    this.compressed = CompressedAnswers.zipped(bytes);
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    // Length and checksum in one number: entity tags are numbers here.
    this.tag = (bytes.length & 0xFFFFFFL) << 32 | sum.getValue();
  }

  /** The resource as compact JSON. */
  String text() {
    return text;
  }

  /** The whole text, in the form that a request wants; 304 when the client has it already. */
  FhirAnswer answer(FhirRequest request) {
    VersionCondition known =
        request
            .header()
            .apply("If-None-Match")
            .map(value -> EntityTags.condition("If-None-Match", value))
            .orElse(VersionCondition.NONE);
    if (known.names(tag)) {
      return FhirAnswer.empty(304).with("ETag", EntityTags.of(tag));
    }
    return whole(request).with("ETag", EntityTags.of(tag));
  }

  private FhirAnswer whole(FhirRequest request) {
    if (request.format() != WireFormat.JSON || request.pretty()) {
      return Encoder.answer(request, 200, text);
    }
    boolean zipped =
        request.header().apply("Accept-Encoding").filter(CompressedAnswers::gzip).isPresent();
    FhirAnswer answer =
        new FhirAnswer(
            200,
            WireFormat.JSON.contentType(),
            zipped ? compressed : bytes,
            Map.of("Vary", "Accept, Accept-Encoding"));
    return zipped ? answer.with("Content-Encoding", "gzip") : answer;
  }
}
