package org.chartwarden.trials.criteria.qualifiers;

import java.util.Collections;
import java.util.List;

/**
 * "Non-revascularized": holds as long as nothing tells the word behind "non".
 *
 * @param word in lower case
 */
record DeniedQualifier(List<String> word, String shown) implements Qualifier {

  DeniedQualifier {
    word = List.copyOf(word);
  }

  static DeniedQualifier of(List<String> word) {
    return new DeniedQualifier(word, "non-" + String.join(" ", word));
  }

  @Override
  public Told told(QualifiedThing thing) {
    boolean told = false;
    for (QualifiedThing.Text text : thing.texts()) {
      int at = Collections.indexOfSubList(text.words(), word);
      boolean denied = at > 0 && text.words().get(at - 1).equals("non");
      if (denied) {
        return Told.SAME;
      }
      told |= at >= 0;
    }
    return told ? Told.CONTRARY : Told.SAME;
  }

  @Override
  public Silence silence() {
    return Silence.PRESUMED;
  }
}
