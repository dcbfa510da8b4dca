package org.chartwarden.llm;

/** A model that never sees who the people are that it reads of. */
public final class DisguisedLanguageModel implements LanguageModel {

  private final LanguageModel model;
  private final ModelDisguise disguise;

  public DisguisedLanguageModel(LanguageModel model, ModelDisguise disguise) {
    this.model = model;
    this.disguise = disguise;
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public String version() {
    return model.version();
  }

  @Override
  public ModelReply ask(ModelRequest request) {
    ModelDisguise.Disguised disguised = disguise.disguised(request);
    return disguised.restored(model.ask(disguised.request()));
  }
}
