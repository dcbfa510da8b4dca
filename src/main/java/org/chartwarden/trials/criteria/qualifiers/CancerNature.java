package org.chartwarden.trials.criteria.qualifiers;

/** Primary, invasive: a cancer is both unless it is called otherwise. */
record CancerNature(WordQualifier words) implements Qualifier {

  @Override
  public Told told(QualifiedThing thing) {
    Told told = words.told(thing);
    boolean asked = words.values().contains("invasive") || words.values().contains("primary");
    return told == Told.UNTOLD && asked && cancer(thing) ? Told.SAME : told;
  }

  private static boolean cancer(QualifiedThing thing) {
    return thing.malignant()
        && thing
            .term()
            .filter(one -> !one.closure().contains("carcinoma-in-situ"))
            .filter(one -> !one.closure().contains("metastatic-cancer"))
            .isPresent();
  }

  @Override
  public Silence silence() {
    return words.silence();
  }

  @Override
  public String shown() {
    return words.shown();
  }
}
