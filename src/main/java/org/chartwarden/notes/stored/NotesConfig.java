package org.chartwarden.notes.stored;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of reading notes. */
@ConfigMapping(prefix = "chartwarden.notes")
public interface NotesConfig {

  /** Largest document that is read, sent or stored; a larger one that is sent gets 413. */
  @WithDefault("8M")
  MemorySize maxDocumentSize();

  /** Longest text of a note, in characters; the default is read within a second. */
  @WithDefault("100000")
  int maxCharacters();

  /** Most mentions of one note that an answer tells; it says how many are left. */
  @WithDefault("5000")
  int maxMentions();

  /** Most pages of a PDF. */
  @WithDefault("200")
  int maxPages();

  /** Longest time for taking the text out of one document. */
  @WithDefault("1s")
  Duration documentTimeLimit();
}
