package org.chartwarden.llm;

/** A chat model that can call tools. */
public interface LanguageModel {

  /** Name under which it is configured. */
  String name();

  /** What is asked, for trace and Provenance: the model name the provider knows. */
  String version();

  /**
   * Asks for the next message of a conversation; returns or fails within the time of the model's
   * configuration, and stops at once when its thread is interrupted.
   *
   * @throws LanguageModelProblem when there is no reply
   */
  ModelReply ask(ModelRequest request);
}
