package org.chartwarden.cli.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bill of materials of this build against the table of advisories. */
class ShippedLibrariesIT {

  private static final Path BILL = Path.of("target/bom.json");

  private static List<Component> components() throws IOException {
    assumeThat(BILL).as("Maven writes the bill only when it is not offline").exists();
    return BillOfMaterials.read(Files.readString(BILL));
  }

  @Test
  void noneHasAnAdvisoryThatIsKnown() throws IOException {
    assertThat(AdvisoryTable.ofProgram().findings(components())).isEmpty();
  }

  /**
   * A bill that leaves libraries out would make the check worthless. Quarkus adds extensions of its
   * own by itself, which Maven does not know of; they are of the version that the bill has.
   */
  @Test
  void theBillNamesEveryLibraryOfTheProgram() throws IOException {
    Set<String> billed =
        components().stream()
            .map(one -> one.name().replace(':', '.') + "-" + one.version())
            .collect(Collectors.toSet());
    try (Stream<Path> jars = Files.list(Path.of("target/quarkus-app/lib/main"))) {
      List<String> shipped =
          jars.map(jar -> jar.getFileName().toString().replaceAll("\\.jar$", "")).toList();
      assertThat(shipped).hasSizeGreaterThan(100);
      String platform =
          billed.stream()
              .filter(one -> one.startsWith("io.quarkus.quarkus-core-"))
              .map(one -> one.substring("io.quarkus.quarkus-core".length()))
              .findAny()
              .orElseThrow();
      assertThat(
              shipped.stream()
                  .filter(jar -> billed.stream().noneMatch(jar::startsWith))
                  .filter(jar -> !(jar.startsWith("io.quarkus.") && jar.endsWith(platform))))
          .isEmpty();
    }
  }
}
