package org.chartwarden.fhir.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.gateway.QueryString;
import org.chartwarden.fhir.model.BodyWriter;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.fhir.operations.OperationParameters;
import org.chartwarden.fhir.operations.OperationRunner;

/**
 * Operations, FHIR R4 operations.html: {@code /$name}, {@code /Type/$name}, {@code /Type/id/$name}.
 */
@ApplicationScoped
class OperationEndpoint {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final OperationRunner runner;

  /** Tells faults of content one by one, so a wrong value must reach it. */
  private static final String VALIDATE = "validate";

  @Inject
  OperationEndpoint(OperationRunner runner) {
    this.runner = runner;
  }

  FhirAnswer run(FhirRequest request, Optional<String> type, Optional<ResourceKey> key) {
    String code = request.path().get(request.path().size() - 1).substring(1);
    if (!runner.choosesFormat(code, type, key)) {
      request.format();
    }
    String mediaType =
        request
            .header()
            .apply("Content-Type")
            .map(WireFormat::bare)
            .filter(t -> !t.isBlank())
            .orElse("application/fhir+json");
    boolean post = request.method().equals("POST");
    boolean streamed = post && runner.streamsBody(code, type, key, mediaType);
    byte[] body = post && !streamed ? request.body().get() : new byte[0];
    boolean form = mediaType.equals(FORM);
    String query =
        form && body.length > 0
            ? request.query() + "&" + new String(body, StandardCharsets.UTF_8).strip()
            : request.query();
    List<Map.Entry<String, String>> parameters = QueryString.parse(query);
    String path = String.join("/", request.path());
    String self =
        request.base() + "/" + path + (request.query().isEmpty() ? "" : "?" + request.query());
    FhirRequest withBody = request.withBody(body);
    OperationCall call =
        new OperationCall(
            request.who(),
            request.method(),
            request.base(),
            self,
            type,
            key,
            OperationParameters.none(),
            request.header(),
            streamed ? request.body() : () -> body);
    OperationAnswer answer =
        runner.run(
            new OperationRunner.Request(
                code,
                type,
                key,
                parameters,
                (body.length == 0 && !streamed) || form ? Optional.empty() : Optional.of(mediaType),
                () ->
                    code.equals(VALIDATE)
                        ? ResourceReader.readToJudge(withBody)
                        : ResourceReader.read(withBody),
                request.preferences().lenient(),
                call));
    return encoded(request, answer);
  }

  private static FhirAnswer encoded(FhirRequest request, OperationAnswer answer) {
    FhirAnswer encoded =
        switch (answer) {
          case OperationAnswer.Resource r -> Encoder.answer(request, r.status(), r.json());
          case OperationAnswer.Empty e -> FhirAnswer.empty(e.status());
          case OperationAnswer.Streamed s -> streamed(request, s);
        };
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      encoded = encoded.with(header.getKey(), header.getValue());
    }
    return encoded;
  }

  private static FhirAnswer streamed(FhirRequest request, OperationAnswer.Streamed answer) {
    if (!answer.contentType().isEmpty()) {
      return FhirAnswer.streamed(answer.status(), answer.contentType(), answer.body());
    }
    if (request.format() == WireFormat.JSON && !request.pretty()) {
      return FhirAnswer.streamed(answer.status(), WireFormat.JSON.contentType(), answer.body());
    }
    return Encoder.answer(request, answer.status(), whole(answer.body()));
  }

  /** XML and indented JSON are made from the whole resource. */
  private static String whole(BodyWriter body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      body.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
