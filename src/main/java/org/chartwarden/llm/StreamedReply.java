package org.chartwarden.llm;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Collects a streamed reply; a stream that does not end in time is a time-out like any other. */
final class StreamedReply implements StreamingChatResponseHandler {

  private final CompletableFuture<ChatResponse> whole = new CompletableFuture<>();

  private StreamedReply() {}

  static ChatResponse of(StreamingChatModel model, ChatRequest request, Duration timeout) {
    StreamedReply reply = new StreamedReply();
    model.chat(request, reply);
    try {
      return reply.whole.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new dev.langchain4j.exception.TimeoutException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LanguageModelProblem("model-interrupted", "the request was stopped", false, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException problem
          ? problem
          : new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void onPartialResponse(String text) {
    // Only the whole reply can be a move; its parts are of no use here.
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    whole.complete(response);
  }

  @Override
  public void onError(Throwable error) {
    whole.completeExceptionally(error);
  }
}
