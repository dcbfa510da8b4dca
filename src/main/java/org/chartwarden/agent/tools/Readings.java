package org.chartwarden.agent.tools;

import java.util.List;

/**
 * What a search for results came to.
 *
 * @param values usable readings in the order asked for
 * @param count number of results in the window, usable ones where all were looked at
 * @param complete whether all matches were looked at
 * @param notes what was left out and what was done instead, in sentences
 */
record Readings(List<Reading> values, long count, boolean complete, List<String> notes) {
  Readings {
    values = List.copyOf(values);
    notes = List.copyOf(notes);
  }
}
