package org.chartwarden.fhir.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.chartwarden.fhir.gateway.EntryAnswer;
import org.chartwarden.fhir.gateway.EntryCall;
import org.chartwarden.fhir.gateway.EntryService;
import org.chartwarden.fhir.gateway.QueryString;
import org.chartwarden.fhir.model.BodyWriter;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;

/**
 * Operations within a batch or transaction (FHIR R4 http.html#transaction). An answer that is no
 * resource comes as a Binary.
 */
@ApplicationScoped
class OperationEntries implements EntryService {

  private final OperationCatalog catalog;
  private final OperationRunner runner;

  @Inject
  OperationEntries(OperationCatalog catalog, OperationRunner runner) {
    this.catalog = catalog;
    this.runner = runner;
  }

  @Override
  public boolean serves(String name) {
    return name.startsWith("$");
  }

  @Override
  public boolean writes(EntryCall call) {
    return catalog.require(code(call), call.type(), call.key()).spec().affectsState();
  }

  @Override
  public EntryAnswer answer(EntryCall call, int most) {
    Function<String, Optional<String>> noHeaders = name -> Optional.empty();
    OperationCall bare =
        new OperationCall(
            call.who(),
            call.method(),
            call.base(),
            call.address(),
            call.type(),
            call.key(),
            OperationParameters.none(),
            noHeaders,
            () -> body(call));
    OperationAnswer answer =
        runner.run(
            new OperationRunner.Request(
                code(call),
                call.type(),
                call.key(),
                QueryString.parse(call.query()),
                call.resource().map(body -> "application/fhir+json"),
                () -> call.resource().orElseThrow(),
                call.lenient(),
                bare));
    return switch (answer) {
      case OperationAnswer.Resource r ->
          resource(r, r.json().getBytes(StandardCharsets.UTF_8), most);
      case OperationAnswer.Empty e -> new EntryAnswer(e.status(), Optional.empty(), 0, e.headers());
      case OperationAnswer.Streamed s when s.contentType().isEmpty() ->
          resource(s, whole(s.body(), most), most);
      case OperationAnswer.Streamed s -> binary(s, whole(s.body(), most));
    };
  }

  private static String code(EntryCall call) {
    return call.name().substring(1);
  }

  private static byte[] body(EntryCall call) {
    return call.resource()
        .map(Json::write)
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .orElse(new byte[0]);
  }

  private static EntryAnswer resource(OperationAnswer answer, byte[] json, int most) {
    if (json.length > most) {
      throw tooLarge();
    }
    ObjectNode resource = (ObjectNode) Json.parseOwn(new String(json, StandardCharsets.UTF_8));
    return new EntryAnswer(answer.status(), Optional.of(resource), json.length, answer.headers());
  }

  private static EntryAnswer binary(OperationAnswer.Streamed answer, byte[] data) {
    ObjectNode binary =
        Json.object()
            .put("resourceType", "Binary")
            .put("contentType", answer.contentType())
            .put("data", data);
    return new EntryAnswer(answer.status(), Optional.of(binary), data.length, answer.headers());
  }

  private static byte[] whole(BodyWriter body, int most) {
    Bounded out = new Bounded(most);
    try {
      body.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.held.toByteArray();
  }

  private static FhirProblem tooLarge() {
    return new FhirProblem(
        413,
        "too-costly",
        "answer-too-large",
        "the answers of the operations are too large for one Bundle; ask for pages with _count, or"
            + " call the operation on its own");
  }

  /** Keeps what is written and fails when it becomes too much. */
  private static final class Bounded extends OutputStream {
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private final int most;

    Bounded(int most) {
      this.most = most;
    }

    @Override
    public void write(int octet) {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      if (length > most - held.size()) {
        throw tooLarge();
      }
      held.write(bytes, from, length);
    }
  }
}
