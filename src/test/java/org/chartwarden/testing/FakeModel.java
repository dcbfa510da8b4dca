package org.chartwarden.testing;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.llm.LanguageModel;
import org.chartwarden.llm.ModelMessage;
import org.chartwarden.llm.ModelReply;
import org.chartwarden.llm.ModelRequest;

/** A model in memory that answers texts that were written down before; the last one repeats. */
public final class FakeModel implements LanguageModel {

  private final List<String> replies;
  private final List<ModelRequest> asked = new ArrayList<>();

  private FakeModel(List<String> replies) {
    this.replies = replies;
  }

  /** Answers these texts in turn; single quotes stand for double ones. */
  public static FakeModel answering(String... replies) {
    return new FakeModel(List.of(replies).stream().map(reply -> reply.replace('\'', '"')).toList());
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public synchronized ModelReply ask(ModelRequest request) {
    String reply = replies.get(Math.min(asked.size(), replies.size() - 1));
    asked.add(request);
    return new ModelReply(reply, List.of(), 0, 0);
  }

  /** How often it was asked. */
  public int asked() {
    return asked.size();
  }

  /** What the user's part of a request was. */
  public String message(int request) {
    return ((ModelMessage.UserText) asked.get(request).messages().get(1)).text();
  }
}
