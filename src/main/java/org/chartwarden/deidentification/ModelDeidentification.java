package org.chartwarden.deidentification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.llm.ModelDisguise;
import org.chartwarden.llm.ModelMessage;
import org.chartwarden.llm.ModelReply;
import org.chartwarden.llm.ModelRequest;
import org.chartwarden.llm.ModelToolCall;
import org.chartwarden.platform.IdGenerator;

/**
 * Disguises conversations with models. Nothing is kept between two requests: a request holds the
 * whole conversation, and the same beginning always gives the same made-up identifiers.
 */
@ApplicationScoped
class ModelDeidentification implements ModelDisguise {

  private final String secret;

  ModelDeidentification(IdGenerator ids) {
    this.secret = ids.newId() + ids.newId();
  }

  @Override
  public Disguised disguised(ModelRequest request) {
    List<String> texts = new ArrayList<>();
    for (ModelMessage message : request.messages()) {
      switch (message) {
        case ModelMessage.SystemText unused -> {
          // A prompt file of this program.
        }
        case ModelMessage.UserText user -> texts.add(user.text());
        case ModelMessage.ToolResult result -> texts.add(result.text());
        case ModelMessage.Assistant assistant -> {
          texts.add(assistant.text());
          assistant.toolCalls().forEach(call -> texts.add(call.arguments()));
        }
      }
    }
    Conversation conversation = new Conversation(secret, texts);
    ModelRequest leaving =
        new ModelRequest(
            request.messages().stream().map(message -> disguised(message, conversation)).toList(),
            request.tools());
    return new Disguised() {
      @Override
      public ModelRequest request() {
        return leaving;
      }

      @Override
      public ModelReply restored(ModelReply reply) {
        return new ModelReply(
            conversation.restored(reply.text()),
            reply.toolCalls().stream()
                .map(
                    call ->
                        new ModelToolCall(
                            call.id(), call.tool(), conversation.restored(call.arguments())))
                .toList(),
            reply.inputTokens(),
            reply.outputTokens());
      }
    };
  }

  private static ModelMessage disguised(ModelMessage message, Conversation conversation) {
    return switch (message) {
      case ModelMessage.SystemText system -> system;
      case ModelMessage.UserText user ->
          new ModelMessage.UserText(conversation.disguised(user.text()));
      case ModelMessage.ToolResult result ->
          new ModelMessage.ToolResult(
              result.callId(), result.tool(), conversation.disguised(result.text()));
      case ModelMessage.Assistant assistant ->
          new ModelMessage.Assistant(
              conversation.disguised(assistant.text()),
              assistant.toolCalls().stream()
                  .map(
                      call ->
                          new ModelToolCall(
                              call.id(), call.tool(), conversation.disguised(call.arguments())))
                  .toList());
    };
  }
}
