package org.chartwarden.fhir.subscriptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls rest-hooks: bounded in time and answer, without following redirects. */
@ApplicationScoped
class HookClient {

  private final TargetPolicy targets;
  private final int answerBytes;
  private final HttpClient client;

  @Inject
  HookClient(SubscriptionConfig config) {
    this.targets =
        new TargetPolicy(config.allowedTargets().orElse(List.of()), config.allowPrivateTargets());
    this.answerBytes = config.answerBytes();
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(config.timeout())
            .build();
  }

  /**
   * A request to an endpoint.
   *
   * @param contentType media type of the body; empty for no body
   */
  record Call(
      String method,
      URI url,
      List<Map.Entry<String, String>> headers,
      String contentType,
      String body,
      Duration timeout) {}

  /** Sends it; empty when it was taken (2xx), otherwise why it was not. */
  Optional<String> send(Call call) throws InterruptedException {
    Optional<String> refusal =
        targets
            .refusalOfName(call.url())
            .or(() -> targets.refusalOfAddresses(call.url(), InetAddress::getAllByName));
    return refusal.isPresent() ? refusal : exchange(call);
  }

  private Optional<String> exchange(Call call) throws InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request(call), info -> new BoundedDiscard(answerBytes));
    try {
      int status = answer.get(call.timeout().toMillis(), TimeUnit.MILLISECONDS).statusCode();
      if (status >= 200 && status < 300) {
        return Optional.empty();
      }
      boolean redirect = status >= 300 && status < 400;
      return Optional.of(
          call.url() + " answered " + status + (redirect ? "; redirects are not followed" : ""));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return Optional.of(
          call.url() + " did not answer within " + call.timeout().toMillis() + " ms");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return Optional.of(
          call.url()
              + " could not be called: "
              + (cause.getMessage() == null
                  ? cause.getClass().getSimpleName()
                  : cause.getMessage()));
    }
  }

  private static HttpRequest request(Call call) {
    HttpRequest.Builder request = HttpRequest.newBuilder(call.url()).timeout(call.timeout());
    call.headers().forEach(header -> request.header(header.getKey(), header.getValue()));
    if (!call.contentType().isEmpty()) {
      request.header("Content-Type", call.contentType());
    }
    HttpRequest.BodyPublisher body =
        call.contentType().isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(call.body(), StandardCharsets.UTF_8);
    return request.method(call.method(), body).build();
  }

  /** Reads an answer to its end, unless it is too long. */
  private static final class BoundedDiscard implements HttpResponse.BodySubscriber<Void> {

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private long left;
    private Flow.Subscription subscription;

    BoundedDiscard(long most) {
      this.left = most;
    }

    @Override
    public CompletionStage<Void> getBody() {
      return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
      subscription = started;
      started.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      buffers.forEach(buffer -> left -= buffer.remaining());
      if (left < 0) {
        subscription.cancel();
        done.completeExceptionally(new IllegalStateException("its answer is too long"));
      }
    }

    @Override
    public void onError(Throwable failure) {
      done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      done.complete(null);
    }
  }
}
