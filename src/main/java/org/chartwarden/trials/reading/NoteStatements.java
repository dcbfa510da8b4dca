package org.chartwarden.trials.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.trials.facts.CompleteList;
import org.chartwarden.trials.facts.Fact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;

/** Gathers what one note says. */
final class NoteStatements {

  private final List<NoteStatement> all = new ArrayList<>();

  void add(Fact fact) {
    add(fact, Set.of());
  }

  void add(Fact fact, Set<String> conditions) {
    all.add(new NoteStatement(fact, conditions));
  }

  void complete(FactList list, FactEvidence evidence) {
    add(new CompleteList(list, evidence));
  }

  List<NoteStatement> all() {
    return all;
  }
}
