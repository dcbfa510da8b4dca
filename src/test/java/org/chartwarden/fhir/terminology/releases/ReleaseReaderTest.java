package org.chartwarden.fhir.terminology.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each reader on a small release in its publisher's format. */
class ReleaseReaderTest {

  @TempDir private Path folder;

  private final ReleaseReport report = new ReleaseReport();

  private ReleaseDraft read(String system, Path path) {
    return read(system, path, Optional.empty());
  }

  private ReleaseDraft read(String system, Path path, Optional<String> version) {
    try (ReleaseFiles files = ReleaseFiles.of(path)) {
      return ReleaseReaderCatalog.find(system)
          .orElseThrow()
          .read(files, version, new TableLines(report, new Silence()), report);
    }
  }

  private static int place(ReleaseDraft draft, String code) {
    return draft.find(code).orElseThrow();
  }

  private static List<String> above(ReleaseDraft draft, String code) {
    int[][] closed = Ancestry.closed(draft.parents(), place -> {});
    return Arrays.stream(closed[place(draft, code)]).mapToObj(draft::code).sorted().toList();
  }

  @Test
  void readsLoincWithPartsHierarchyAndAnswers() throws IOException {
    ReleaseDraft draft = read("loinc", SyntheticReleases.write(folder, SyntheticReleases.loinc()));
    assertThat(draft.version()).isEqualTo("2.99");
    assertThat(draft.display(place(draft, "10001-0"))).isEqualTo("Krypton [Moles/volume] in Serum");
    assertThat(draft.values(place(draft, "10001-0")))
        .contains("\"CLASS\":[\"CHEM\"]", "\"copyright\":[\"LOINC\"]");
    assertThat(draft.words(place(draft, "10001-0"))).contains("superman", "krypton", "10001");
    assertThat(draft.flags(place(draft, "10002-8"))).isEqualTo(LoadedCodeSystem.INACTIVE);
    assertThat(draft.values(place(draft, "10002-8"))).contains("Somebody, \\\"else\\\"");
    assertThat(above(draft, "10001-0")).containsExactly("LP90000-3", "LP90001-1");
    assertThat(above(draft, "LA9002-9")).containsExactly("LL9000-1");
    assertThat(draft.values(place(draft, "10003-6"))).contains("\"answer-list\":[\"LL9000-1\"]");
    assertThat(report.remarks())
        .containsExactly("Loinc.csv, line 5: 'nonsense' is not a LOINC number");
  }

  @Test
  void readsSnomedAndPrefersTheTermsOfTheLanguageReferenceSet() throws IOException {
    Path zip = SyntheticReleases.zip(folder.resolve("snomed.zip"), SyntheticReleases.snomed());
    ReleaseDraft draft = read("snomed", zip);
    assertThat(draft.version())
        .isEqualTo("http://snomed.info/sct/900000000000207008/version/20250101");
    assertThat(draft.display(place(draft, "1000001"))).isEqualTo("Hypothetical disorder");
    assertThat(draft.display(place(draft, "1000002"))).isEqualTo("Mild made-up disease");
    assertThat(draft.names(place(draft, "1000002")))
        .contains("Slight hypothetical disorder", "Mild hypothetical disorder (disorder)");
    assertThat(draft.words(place(draft, "1000003"))).contains("severe");
    assertThat(draft.flags(place(draft, "1000004"))).isEqualTo(LoadedCodeSystem.INACTIVE);
    assertThat(above(draft, "1000003")).containsExactly("1000001", "138875005");
    assertThat(draft.values(place(draft, "1000003"))).contains("\"363698007\":[\"1000002\"]");
    assertThat(draft.properties()).contains("Finding site");
    assertThat(report.remarks())
        .hasSize(2)
        .anyMatch(line -> line.contains("line 9: it has 4 cells, not 9"))
        .anyMatch(line -> line.contains("line 10: the concept 99999999 is not in this release"));
  }

  @Test
  void readsRxNormAndItsRelationships() throws IOException {
    Path release =
        SyntheticReleases.write(folder.resolve("RxNorm_full_03042024"), SyntheticReleases.rxnorm());
    ReleaseDraft draft = read("rxnorm", release);
    assertThat(draft.version()).isEqualTo("03042024");
    assertThat(draft.display(place(draft, "12"))).isEqualTo("hypotheticol 5 MG Oral Tablet");
    assertThat(draft.names(place(draft, "12"))).contains("hypotheticol 5 mg tablet");
    assertThat(above(draft, "12")).containsExactly("13");
    assertThat(draft.values(place(draft, "13"))).contains("\"has_ingredient\":[\"11\"]");
    assertThat(draft.values(place(draft, "12"))).contains("00000000001", "5 MG");
    assertThat(draft.find("14")).isEmpty();
    assertThat(draft.flags(place(draft, "15"))).isEqualTo(LoadedCodeSystem.INACTIVE);
    assertThat(report.remarks()).containsExactly("RXNCONSO.RRF, line 7: it has 2 cells, not 18");
    assertThatThrownBy(() -> read("rxnorm", release.resolve("rrf")))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("--version");
    assertThat(read("rxnorm", release.resolve("rrf"), Optional.of("7")).version()).isEqualTo("7");
  }

  @Test
  void readsTheWholeOfRxNormAndNotTheSubsetOfWhatCanBePrescribed() throws IOException {
    Map<String, String> files = new java.util.TreeMap<>(SyntheticReleases.rxnorm());
    for (String name : List.of("RXNCONSO.RRF", "RXNREL.RRF", "RXNSAT.RRF")) {
      files.put("prescribe/rrf/" + name, "");
    }
    ReleaseDraft draft =
        read("rxnorm", SyntheticReleases.zip(folder.resolve("RxNorm_full_03042024.zip"), files));
    assertThat(above(draft, "12")).containsExactly("13");
    assertThat(draft.values(place(draft, "12"))).contains("00000000001");
  }

  @Test
  void readsReferenceSetsAndTheFileNamesOfTheUnitedKingdom() throws IOException {
    Map<String, String> files = new java.util.TreeMap<>();
    SyntheticReleases.snomed()
        .forEach(
            (path, text) ->
                files.put(
                    path.replaceAll("_(Language)?Snapshot(-en)?_INT_", "_UKCL$1Snapshot$2_GB_"),
                    text));
    files.put(
        "SnomedCT_X/Snapshot/Refset/Content/der2_Refset_UKCLSimpleSnapshot_GB_20250101.txt",
        "id\teffectiveTime\tactive\tmoduleId\trefsetId\treferencedComponentId\r\n"
            + "a\t20250101\t1\t1\t1000001\t1000003\r\n"
            + "b\t20250101\t0\t1\t1000001\t1000002\r\n");
    files.put(
        "SnomedCT_X/Snapshot/Refset/Map/der2_iisssccRefset_ExtendedMapSnapshot_INT_20250101.txt",
        "id\teffectiveTime\tactive\tmoduleId\trefsetId\treferencedComponentId\tmapGroup\r\n"
            + "c\t20250101\t1\t1\t1000002\t1000003\t1\r\n"
            + "d\t20250101\t1\t1\t1000002\t1000003\t2\r\n");
    ReleaseDraft draft = read("snomed", SyntheticReleases.zip(folder.resolve("uk.zip"), files));
    assertThat(draft.version()).isEqualTo("http://snomed.info/sct/83821000000107/version/20250101");
    assertThat(draft.display(place(draft, "1000002"))).isEqualTo("Mild made-up disease");
    assertThat(draft.values(place(draft, "1000003")))
        .contains("\"memberOf\":[\"1000001\",\"1000002\"]");
    assertThat(draft.values(place(draft, "1000002"))).doesNotContain("memberOf");
  }

  @Test
  void readsTheCodeDescriptionsOfIcdWhereThereIsNoOrderFile() throws IOException {
    Path file = folder.resolve("icd10cm-codes-2025.txt");
    Files.writeString(
        file,
        """
        A000    Made-up fever, "wet"
        QA00101 Newly invented disorder
        0815    Nothing
        """);
    Files.writeString(folder.resolve("icd10cm-codes-addenda-2025.txt"), "Add: A001 x");
    ReleaseDraft draft = read("icd10cm", file);
    assertThat(draft.version()).isEqualTo("2025");
    assertThat(draft.display(place(draft, "A00.0"))).isEqualTo("Made-up fever, \"wet\"");
    assertThat(draft.display(place(draft, "QA0.0101"))).isEqualTo("Newly invented disorder");
    assertThat(report.remarks()).hasSize(1).first().asString().contains("line 3");
    assertThat(read("icd10cm", folder).size()).isEqualTo(2);
  }

  @Test
  void readsTheTabularListOfIcdAndMakesSeventhCharacters() throws IOException {
    Path file = folder.resolve("icd10cm_tabular_2025.xml");
    Files.writeString(file, SyntheticReleases.ICD_TABULAR);
    ReleaseDraft draft = read("icd10cm", file);
    assertThat(draft.version()).isEqualTo("2025");
    assertThat(draft.display(place(draft, "A00-B99"))).isEqualTo("Hypothetical diseases");
    assertThat(draft.flags(place(draft, "A00-A09"))).isEqualTo(LoadedCodeSystem.GROUP);
    assertThat(above(draft, "A00.1XXA")).containsExactly("A00", "A00-A09", "A00-B99", "A00.1");
    assertThat(draft.display(place(draft, "A00.1XXS"))).isEqualTo("Inventosis of hand, sequela");
    assertThat(draft.values(place(draft, "A00.1"))).contains("\"valid\":[\"false\"]");
    assertThat(draft.values(place(draft, "A00.9"))).contains("\"valid\":[\"true\"]");
    assertThat(draft.words(place(draft, "A00"))).contains("plague");
    assertThat(report.remarks()).hasSize(1).first().asString().contains("'0815'");
  }

  @Test
  void readsTheOrderFileOfIcdAloneAndUnderTheTabularList() throws IOException {
    Path file = folder.resolve("icd10cm_order_2025.txt");
    Files.writeString(file, SyntheticReleases.ICD_ORDER);
    ReleaseDraft alone = read("icd10cm", file);
    assertThat(alone.version()).isEqualTo("2025");
    assertThat(above(alone, "A00.1XXA")).containsExactly("A00", "A00.1");
    assertThat(alone.values(place(alone, "A00.1XXA"))).contains("\"valid\":[\"true\"]");
    assertThat(report.remarks()).hasSize(1).first().asString().contains("line 4");
    Files.writeString(folder.resolve("icd10cm_tabular_2025.xml"), SyntheticReleases.ICD_TABULAR);
    ReleaseDraft both = read("icd10cm", folder);
    assertThat(above(both, "A00.1XXA")).containsExactly("A00", "A00-A09", "A00-B99", "A00.1");
    assertThat(both.find("A00.1XXS")).isEmpty();
  }

  @Test
  void refusesWhatIsNoRelease() throws IOException {
    assertThatThrownBy(() -> read("loinc", folder))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("no Loinc.csv");
    assertThatThrownBy(() -> read("loinc", folder.resolve("nowhere")))
        .hasMessageContaining("is not there");
    SyntheticReleases.write(folder, Map.of("x/Loinc.csv", "a,b\n1,2\n"));
    assertThatThrownBy(() -> read("loinc", folder)).hasMessageContaining("no column 'LOINC_NUM'");
    SyntheticReleases.write(
        folder,
        Map.of("x/Loinc.csv", "LOINC_NUM,LONG_COMMON_NAME,STATUS\n" + "x,y,z\n".repeat(2000)));
    assertThatThrownBy(() -> read("loinc", folder)).hasMessageContaining("1000 lines");
    Files.writeString(folder.resolve("icd10cm_tabular_2025.xml"), "<a><b>");
    assertThatThrownBy(() -> read("icd10cm", folder)).hasMessageContaining("nothing was changed");
    Files.writeString(folder.resolve("broken.zip"), "no zip");
    assertThatThrownBy(() -> read("snomed", folder.resolve("broken.zip")))
        .isInstanceOf(ReleaseProblem.class);
  }

  @Test
  void closesDeepAndCircularHierarchies() {
    int[][] chain = new int[100_000][];
    chain[0] = new int[0];
    for (int i = 1; i < 2000; i++) {
      chain[i] = new int[] {i - 1};
    }
    Arrays.fill(chain, 2000, chain.length, new int[] {5});
    int[][] closed = Ancestry.closed(chain, place -> {});
    assertThat(closed[1999]).hasSize(1999);
    assertThat(closed[99_999]).containsExactly(0, 1, 2, 3, 4, 5);
    List<Integer> cycles = new java.util.ArrayList<>();
    int[][] circle = Ancestry.closed(new int[][] {{1}, {0}, {0, 1}}, cycles::add);
    assertThat(cycles).hasSize(1);
    assertThat(circle[2]).containsExactly(0, 1);
  }
}
