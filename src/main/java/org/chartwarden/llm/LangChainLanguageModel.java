package org.chartwarden.llm;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.platform.Json;

/** A model behind an OpenAI-compatible endpoint, reached through LangChain4j. */
final class LangChainLanguageModel implements LanguageModel {

  private final String name;
  private final String modelName;
  private final Duration timeout;
  private final ChatModel model;
  private final StreamingChatModel streaming;

  LangChainLanguageModel(String name, ModelConfig.Model config) {
    this.name = name;
    this.modelName = config.modelName();
    this.timeout = config.timeout();
    this.model = config.stream() ? null : blocking(config);
    this.streaming = config.stream() ? streaming(config) : null;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String version() {
    return modelName;
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    ChatRequest chat =
        ChatRequest.builder()
            .messages(request.messages().stream().map(LangChainLanguageModel::message).toList())
            .toolSpecifications(request.tools().stream().map(LangChainLanguageModel::tool).toList())
            .build();
    try {
      return reply(
          streaming == null ? model.chat(chat) : StreamedReply.of(streaming, chat, timeout));
    } catch (RuntimeException e) {
      throw ModelFailures.explain(name, e);
    }
  }

  private static ChatModel blocking(ModelConfig.Model config) {
    OpenAiChatModel.OpenAiChatModelBuilder builder =
        OpenAiChatModel.builder()
            .baseUrl(config.baseUrl())
            .apiKey(config.apiKey())
            .modelName(config.modelName())
            .maxTokens(config.maxTokens())
            .timeout(config.timeout())
            .logRequests(false)
            .logResponses(false)
            .maxRetries(0);
    config.temperature().ifPresent(builder::temperature);
    return builder.build();
  }

  private static StreamingChatModel streaming(ModelConfig.Model config) {
    OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder builder =
        OpenAiStreamingChatModel.builder()
            .baseUrl(config.baseUrl())
            .apiKey(config.apiKey())
            .modelName(config.modelName())
            .maxTokens(config.maxTokens())
            .logRequests(false)
            .logResponses(false)
            .timeout(config.timeout());
    config.temperature().ifPresent(builder::temperature);
    return builder.build();
  }

  private static ChatMessage message(ModelMessage message) {
    return switch (message) {
      case ModelMessage.SystemText system -> SystemMessage.from(system.text());
      case ModelMessage.UserText user -> UserMessage.from(user.text());
      case ModelMessage.ToolResult result ->
          ToolExecutionResultMessage.from(result.callId(), result.tool(), result.text());
      case ModelMessage.Assistant assistant -> {
        List<ToolExecutionRequest> calls = new ArrayList<>();
        for (ModelToolCall call : assistant.toolCalls()) {
          calls.add(
              ToolExecutionRequest.builder()
                  .id(call.id())
                  .name(call.tool())
                  .arguments(call.arguments())
                  .build());
        }
        yield calls.isEmpty()
            ? AiMessage.from(assistant.text())
            : AiMessage.builder()
                .text(emptyToNull(assistant.text()))
                .toolExecutionRequests(calls)
                .build();
      }
    };
  }

  private static String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static ToolSpecification tool(ModelTool tool) {
    JsonObjectSchema.Builder parameters = JsonObjectSchema.builder().additionalProperties(false);
    tool.schema()
        .path("properties")
        .properties()
        .forEach(
            property ->
                parameters.addProperty(
                    property.getKey(), JsonRawSchema.from(Json.write(property.getValue()))));
    List<String> required = new ArrayList<>();
    tool.schema().path("required").forEach(member -> required.add(member.asText()));
    return ToolSpecification.builder()
        .name(tool.name())
        .description(tool.description())
        .parameters(parameters.required(required).build())
        .build();
  }

  private static ModelReply reply(ChatResponse response) {
    AiMessage message = response.aiMessage();
    List<ModelToolCall> calls = new ArrayList<>();
    if (message.hasToolExecutionRequests()) {
      for (ToolExecutionRequest request : message.toolExecutionRequests()) {
        calls.add(
            new ModelToolCall(
                request.id() == null ? "call-" + calls.size() : request.id(),
                request.name(),
                request.arguments() == null ? "" : request.arguments()));
      }
    }
    TokenUsage usage = response.tokenUsage();
    return new ModelReply(
        message.text(),
        calls,
        usage == null || usage.inputTokenCount() == null ? 0 : usage.inputTokenCount(),
        usage == null || usage.outputTokenCount() == null ? 0 : usage.outputTokenCount());
  }
}
