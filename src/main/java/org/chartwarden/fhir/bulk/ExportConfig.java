package org.chartwarden.fhir.bulk;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of bulk export. */
@ConfigMapping(prefix = "chartwarden.export")
public interface ExportConfig {

  /** Most resources in one file of an export; a type that has more gets several files. */
  @WithDefault("100000")
  int fileResources();

  /** Size before compression after which a file of an export is followed by another. */
  @WithDefault("256M")
  MemorySize fileSize();
}
