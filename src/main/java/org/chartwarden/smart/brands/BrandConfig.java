package org.chartwarden.smart.brands;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Whom patients know this server by. */
@ConfigMapping(prefix = "chartwarden.brand")
public interface BrandConfig {

  /** Name of the hospital. */
  Optional<String> name();

  /** Its site on the web; it identifies the brand. Without it no brand is published. */
  Optional<URI> website();

  /** Address of its logo, square, SVG or PNG of 1024 pixels. */
  Optional<URI> logo();

  /** A Bundle of brands and endpoints, published as it is. */
  Optional<Path> bundle();
}
