package org.chartwarden.fhir.guides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages are read as streams, and nothing in them can reach out or fill the memory. */
class PackageFileTest {

  private static final PackageFile.Limits SMALL = new PackageFile.Limits(10, 2_000, 100_000);

  @TempDir private Path folder;

  private Path file(Map<String, String> files) {
    return PackageFiles.write(folder.resolve("test.tgz"), files);
  }

  private static List<String> read(Path file) {
    List<String> ids = new ArrayList<>();
    new PackageFile(file, SMALL).read(resource -> ids.add(resource.path("id").asText()));
    return ids;
  }

  @Test
  void readsTheResourcesOfTheGuideAndNotItsExamples() {
    Path file =
        file(
            Map.of(
                "package/package.json", PackageFiles.manifest("a.guide", "1.0.0"),
                "package/ValueSet-one.json", PackageFiles.valueSet("one", "1.0.0"),
                "./package/ValueSet-two.json", PackageFiles.valueSet("two", "1.0.0"),
                "package/example/ValueSet-three.json", PackageFiles.valueSet("three", "1.0.0"),
                "package/Patient-four.json", "{\"resourceType\":\"Patient\",\"id\":\"four\"}",
                "package/other.txt", "no JSON"));
    assertThat(read(file)).containsExactlyInAnyOrder("one", "two");
    PackageFile.Contents contents = new PackageFile(file, SMALL).read(resource -> {});
    assertThat(contents.manifest().id()).isEqualTo("a.guide#1.0.0");
    assertThat(contents.manifest().dependencies()).containsOnlyKeys("other.guide");
    assertThat(contents.fingerprint()).hasSize(64);
  }

  @Test
  void refusesWhatIsNoPackage() throws IOException {
    Path text = Files.writeString(folder.resolve("text.tgz"), "this is no archive");
    refused(text, "not a readable package");
    Path empty = Files.write(folder.resolve("empty.tgz"), new byte[0]);
    refused(empty, "not a readable package");
    refused(folder.resolve("absent.tgz"), "there is no file");
    refused(file(Map.of("package/x.json", "{}")), "no package/package.json");
    refused(file(Map.of("package/package.json", "{}")), "names no package");
    refused(file(Map.of("package/package.json", "{")), "not JSON");
    refused(
        file(
            Map.of(
                "package/package.json",
                PackageFiles.manifest("a.guide", "1.0.0").replace("4.0.1", "5.0.0"))),
        "is for FHIR 5.0.0");
  }

  @Test
  void refusesAFileThatEndsTooEarly() throws IOException {
    Path whole =
        file(
            Map.of(
                "package/package.json", PackageFiles.manifest("a.guide", "1.0.0"),
                "package/ValueSet-one.json", PackageFiles.valueSet("one", "1.0.0")));
    byte[] bytes = Files.readAllBytes(whole);
    Path half = folder.resolve("half.tgz");
    Files.write(half, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    refused(half, "not a readable package");
  }

  @Test
  void refusesNamesThatPointOutOfIt() {
    for (String name : List.of("../x.json", "package/../../x.json", "/etc/x.json", "C:\\x.json")) {
      refused(file(Map.of(name, "{}")), "points out of it");
    }
  }

  @Test
  void refusesWhatIsTooLarge() {
    refused(file(Map.of("package/big.json", " ".repeat(3_000))), "at most 2000");
    refused(file(Map.of("package/bomb.bin", " ".repeat(1_000_000))), "larger than allowed");
    Map<String, String> many = new java.util.HashMap<>();
    for (int i = 0; i < 20; i++) {
      many.put("package/" + i + ".txt", "");
    }
    refused(file(many), "more than 10 files");
  }

  private static void refused(Path file, String why) {
    assertThatThrownBy(() -> read(file)).isInstanceOf(GuideProblem.class).hasMessageContaining(why);
  }
}
