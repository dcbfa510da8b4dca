package org.chartwarden.agent.language.plan;

import java.util.List;
import org.chartwarden.notes.vocabulary.Concept;

/** Something to be ordered or stopped. */
public sealed interface Order {

  /** Details that every order may carry; each may be null. */
  record Details(
      String priority,
      String occurrence,
      String route,
      String frequency,
      boolean asNeeded,
      String laterality,
      String note,
      Integer courseDays) {}

  record Medication(Concept concept, List<String> codes, DoseRule rule, Details details)
      implements Order {
    public Medication {
      codes = List.copyOf(codes);
    }
  }

  record Lab(Concept concept, List<String> codes, Details details) implements Order {
    public Lab {
      codes = List.copyOf(codes);
    }
  }

  record Imaging(Concept concept, List<String> codes, Details details) implements Order {
    public Imaging {
      codes = List.copyOf(codes);
    }
  }

  record Referral(Concept concept, List<String> codes, Details details) implements Order {
    public Referral {
      codes = List.copyOf(codes);
    }
  }

  record Stop(Concept concept) implements Order {}
}
