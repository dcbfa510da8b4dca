package org.chartwarden.notes.medications;

import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.Token;

/** What a switch from one drug to another says of either. */
final class DrugSwitches {

  private static final int SWITCH = 7;

  private static final Set<String> SWITCHES =
      Set.of(
          "narrowed",
          "switched",
          "changed",
          "transitioned",
          "converted",
          "broadened",
          "escalated",
          "stepped",
          "escalate",
          "deescalated",
          "rotated",
          "switch",
          "change",
          "transition",
          "convert",
          "narrow",
          "broaden",
          "transitioning",
          "switching",
          "swapped",
          "crossed",
          "bridged");

  private DrugSwitches() {}

  /** "narrowed on 5/22 to X" starts X, "switched from X" stops it. */
  static void apply(List<Token> tokens, Statement s, int from) {
    int at = s.first - 1;
    boolean to = at > from && tokens.get(at).is("to");
    boolean off = at > from && tokens.get(at).is("from");
    if (!to && !off) {
      return;
    }
    for (int i = at - 1; i >= from && i >= at - SWITCH; i--) {
      String key = tokens.get(i).key();
      if (key.equals(".") || key.equals(";")) {
        return;
      }
      if (SWITCHES.contains(key)) {
        s.status = to ? MedicationStatus.STARTED : MedicationStatus.STOPPED;
        s.statusFirst = i;
        s.statusEnd = at + 1;
        return;
      }
    }
  }
}
