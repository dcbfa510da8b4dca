package org.chartwarden.deidentification.detectors;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Hospitals, practices, homes, schools, named with capital letters. */
final class PlaceDetector implements IdentifierDetector {

  private static final String WORD = "(?:(?:St|Mt|Ft)\\.|\\p{Lu}\\.|\\p{Lu}[\\p{L}'’-]{0,30}|VA)";
  private static final Pattern PLACE =
      Pattern.compile(
          "(?<![\\p{L}])(?:(?:Department|Division|Dept\\.?) of \\p{L}{3,25}, )?(?:"
              + WORD
              + " (?:(?:of|and|&|the|for) )?){1,5}(?:Hospital|Medical Cent(?:er|re)|Cent(?:er|re)|Clinic|Health|Healthcare|"
              + "Nursing Home|Nursing Facility|Nursing|SNF|Rehab(?:ilitation)?(?: Cent(?:er|re))?|Hospice|Infirmary|Manor|Assisted Living|Care Home|"
              + "Home|Pharmacy|School|University|College|Church|Shelter|House|Institute|Practice|Medicine|Associates|Group|"
              + "Prison|Jail|Village|Lodge)\\b(?: of "
              + WORD
              + ")?");
  private static final Pattern UNIVERSITY =
      Pattern.compile(
          "(?<![\\p{L}])(?:University (?:Medical Cent(?:er|re)|Hospital)(?: of "
              + WORD
              + ")?|Universitätsklinikum "
              + WORD
              + "|(?:Klinikum|Krankenhaus|Hospital|Hôpital|Ospedale|Clínica) (?:de |del |la |St\\. ){0,2}"
              + WORD
              + "(?: "
              + WORD
              + ")?)");

  @Override
  public void find(String text, Consumer<Identifier> found) {
    ContactDetector.all(PLACE, IdentifierKind.PLACE, 0, text, found);
    ContactDetector.all(UNIVERSITY, IdentifierKind.PLACE, 0, text, found);
  }
}
