package org.chartwarden.llm;

/**
 * Takes what identifies people out of a conversation before it leaves the process, and puts it back
 * into what comes. Implemented where names and records are known.
 */
public interface ModelDisguise {

  /** The conversation as it may leave. The same conversation with more messages stays the same. */
  Disguised disguised(ModelRequest request);

  /** A disguised conversation. */
  interface Disguised {

    /** What may leave. */
    ModelRequest request();

    /** A reply to it, with everything that was taken out put back. */
    ModelReply restored(ModelReply reply);
  }
}
