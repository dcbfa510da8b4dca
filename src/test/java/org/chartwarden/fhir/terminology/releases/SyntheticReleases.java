package org.chartwarden.fhir.terminology.releases;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small releases in the publishers' formats; the contents are made up. */
final class SyntheticReleases {

  private static final String CORE = "900000000000207008";

  private SyntheticReleases() {}

  static Path write(Path folder, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
    }
    return folder;
  }

  static Path zip(Path file, Map<String, String> files) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }

  static Map<String, String> loinc() {
    Map<String, String> files = new TreeMap<>();
    files.put(
        "Loinc_2.99/LoincTable/Loinc.csv",
        """
        "LOINC_NUM","COMPONENT","PROPERTY","TIME_ASPCT","SYSTEM","SCALE_TYP","METHOD_TYP","CLASS","VersionLastChanged","STATUS","CONSUMER_NAME","CLASSTYPE","RELATEDNAMES2","SHORTNAME","ORDER_OBS","EXTERNAL_COPYRIGHT_NOTICE","LONG_COMMON_NAME","EXAMPLE_UCUM_UNITS","DisplayName"
        "10001-0","Krypton","SCnc","Pt","Ser","Qn","","CHEM","2.40","ACTIVE","","1","Kr; Superman bane","Kr Ser","Both","","Krypton [Moles/volume] in Serum","mmol/L","Krypton, S"
        "10002-8","Krypton","MCnc","Pt","Ser","Qn","","CHEM","2.99","DEPRECATED","","1","","Kr old","Both","Somebody, ""else""
        and more","Krypton [Mass/volume] in Serum","mg/dL",""
        "nonsense","","","","","","","","","ACTIVE","","","","","","","Bad","",""
        "10003-6","Mood","Find","Pt","^Patient","Ord","","SURVEY","2.41","ACTIVE","","4","","Mood","Both","","Mood today","",""
        """);
    files.put(
        "Loinc_2.99/AccessoryFiles/PartFile/Part.csv",
        """
        "PartNumber","PartTypeName","PartName","PartDisplayName","Status"
        "LP90001-1","COMPONENT","Krypton","Krypton","ACTIVE"
        """);
    files.put(
        "Loinc_2.99/AccessoryFiles/ComponentHierarchyBySystem/ComponentHierarchyBySystem.csv",
        """
        PATH_TO_ROOT,SEQUENCE,IMMEDIATE_PARENT,CODE,CODE_TEXT
        ,1,,LP90000-3,Laboratory
        LP90000-3,1,LP90000-3,LP90001-1,Krypton
        LP90000-3.LP90001-1,1,LP90001-1,10001-0,Krypton Ser
        LP90000-3.LP90001-1,2,LP90001-1,10002-8,Krypton old
        """);
    files.put(
        "Loinc_2.99/AccessoryFiles/AnswerFile/AnswerList.csv",
        """
        "AnswerListId","AnswerListName","AnswerListOID","AnswerStringId","LocalAnswerCode","SequenceNumber","DisplayText"
        "LL9000-1","Moods","1.2.3","LA9001-1","1","1","Cheerful"
        "LL9000-1","Moods","1.2.3","LA9002-9","2","2","Gloomy"
        """);
    files.put(
        "Loinc_2.99/AccessoryFiles/AnswerFile/LoincAnswerListLink.csv",
        """
        "LoincNumber","LongCommonName","AnswerListId","AnswerListName","AnswerListLinkType","ApplicableContext"
        "10003-6","Mood today","LL9000-1","Moods","NORMATIVE",""
        """);
    return files;
  }

  private static String concept(String id, int active) {
    return id + "\t20250101\t" + active + "\t" + CORE + "\t900000000000074008\n";
  }

  private static String description(String id, String concept, String type, String term) {
    return String.join(
            "\t", id, "20250101", "1", CORE, concept, "en", type, term, "900000000000448009")
        + "\n";
  }

  private static String relation(String id, int active, String source, String target, String type) {
    return String.join(
            "\t",
            id,
            "20250101",
            Integer.toString(active),
            CORE,
            source,
            target,
            "0",
            type,
            "900000000000011006",
            "900000000000451002")
        + "\n";
  }

  /** Root 138875005 over 1000001 over 1000002 and 1000003; 1000004 is inactive. */
  static Map<String, String> snomed() {
    String full = "900000000000003001";
    String synonym = "900000000000013009";
    Map<String, String> files = new TreeMap<>();
    files.put(
        "SnomedCT_X/Snapshot/Terminology/sct2_Concept_Snapshot_INT_20250101.txt",
        "id\teffectiveTime\tactive\tmoduleId\tdefinitionStatusId\n"
            + concept("138875005", 1)
            + concept("116680003", 1)
            + concept("363698007", 1)
            + concept("1000001", 1)
            + concept("1000002", 1)
            + concept("1000003", 1)
            + concept("1000004", 0));
    files.put(
        "SnomedCT_X/Snapshot/Terminology/sct2_Description_Snapshot-en_INT_20250101.txt",
        "id\teffectiveTime\tactive\tmoduleId\tconceptId\tlanguageCode\ttypeId\tterm\tcaseSignificanceId\n"
            + description("900001", "138875005", full, "SNOMED CT Concept (SNOMED RT+CTV3)")
            + description("900002", "1000001", full, "Hypothetical disorder (disorder)")
            + description("900003", "1000002", full, "Mild hypothetical disorder (disorder)")
            + description("900004", "1000002", synonym, "Mild made-up disease")
            + description("900005", "1000002", synonym, "Slight hypothetical disorder")
            + description("900006", "1000003", full, "Sévère hypothetical disorder (disorder)")
            + description("900007", "363698007", full, "Finding site (attribute)")
            + "900008\t20250101\tx\t\n"
            + description("900009", "99999999", full, "Of nobody (disorder)"));
    files.put(
        "SnomedCT_X/Snapshot/Terminology/sct2_Relationship_Snapshot_INT_20250101.txt",
        "id\teffectiveTime\tactive\tmoduleId\tsourceId\tdestinationId\trelationshipGroup\ttypeId\tcharacteristicTypeId\tmodifierId\n"
            + relation("800001", 1, "1000001", "138875005", "116680003")
            + relation("800002", 1, "1000002", "1000001", "116680003")
            + relation("800003", 1, "1000003", "1000001", "116680003")
            + relation("800004", 0, "1000003", "1000002", "116680003")
            + relation("800005", 1, "1000003", "1000002", "363698007"));
    files.put(
        "SnomedCT_X/Snapshot/Refset/Language/der2_cRefset_LanguageSnapshot-en_INT_20250101.txt",
        "id\teffectiveTime\tactive\tmoduleId\trefsetId\treferencedComponentId\tacceptabilityId\n"
            + "a\t20250101\t1\t900000000000207008\t900000000000508004\t900005\t900000000000548007\n"
            + "b\t20250101\t1\t900000000000207008\t900000000000509007\t900004\t900000000000548007\n");
    return files;
  }

  static Map<String, String> rxnorm() {
    Map<String, String> files = new TreeMap<>();
    files.put(
        "rrf/RXNCONSO.RRF",
        """
        11|ENG||||||1||11||RXNORM|IN|11|hypotheticol||N|4096|
        12|ENG||||||2||12||RXNORM|SCD|12|hypotheticol 5 MG Oral Tablet||N|4096|
        12|ENG||||||3||12||RXNORM|PSN|12|hypotheticol 5 mg tablet||N|4096|
        13|ENG||||||4||13||RXNORM|SCDF|13|hypotheticol Oral Tablet||N|4096|
        14|ENG||||||5||14||MTHSPL|SU|X|of another source||N||
        15|ENG||||||6||15||RXNORM|BN|15|Oldname||O||
        short|line
        """);
    files.put(
        "rrf/RXNREL.RRF",
        """
        11||CUI|RO|13||CUI|has_ingredient|1||RXNORM|RXNORM||||4096|
        13||CUI|RB|12||CUI|isa|2||RXNORM|RXNORM||||4096|
        12||CUI|RN|13||CUI|inverse_isa|3||RXNORM|RXNORM||||4096|
        """);
    files.put(
        "rrf/RXNSAT.RRF",
        """
        12|||3|AUI|12|||NDC|RXNORM|00000000001|N|4096|
        12|||3|AUI|12|||RXN_STRENGTH|RXNORM|5 MG|N|4096|
        """);
    return files;
  }

  static final String ICD_TABULAR =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <ICD10CM.tabular>
       <version>2025</version>
       <chapter><name>1</name><desc>Hypothetical diseases (A00-B99)</desc>
        <sectionIndex><sectionRef first="A00" last="A09" id="A00-A09">Invented infections</sectionRef></sectionIndex>
        <section id="A00-A09"><desc>Invented infections (A00-A09)</desc>
         <diag><name>A00</name><desc>Inventosis</desc>
          <inclusionTerm><note>Invented plague</note></inclusionTerm>
          <diag><name>A00.1</name><desc>Inventosis of hand</desc>
           <sevenChrDef><extension char="A">initial encounter</extension><extension char="S">sequela</extension></sevenChrDef>
          </diag>
          <diag><name>A00.9</name><desc>Inventosis, unspecified</desc></diag>
          <diag><name>0815</name><desc>No code</desc></diag>
         </diag>
        </section>
       </chapter>
      </ICD10CM.tabular>
      """;

  static final String ICD_ORDER =
      "00001 A00     0 "
          + String.format("%-60s", "Inventosis")
          + " Inventosis\n"
          + "00002 A001    0 "
          + String.format("%-60s", "Inventosis of hand")
          + " Inventosis of hand\n"
          + "00003 A001XXA 1 "
          + String.format("%-60s", "Inventosis of hand, init")
          + " Inventosis of hand, initial encounter\n"
          + "bad line\n";
}
