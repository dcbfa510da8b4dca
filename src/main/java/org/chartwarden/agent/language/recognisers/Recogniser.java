package org.chartwarden.agent.language.recognisers;

import java.util.List;
import org.chartwarden.agent.language.text.Chunk;

/** Finds one kind of thing in a text and replaces its words by one chunk with a value. */
public interface Recogniser {

  List<Chunk> read(Passage passage, List<Chunk> chunks);
}
