package org.chartwarden.trials.facts;

import java.util.regex.Pattern;
import org.chartwarden.trials.phrases.Kept;

/**
 * "Stroke prevention clinic", "the day after tumour board", "asthma nurse": names of conditions
 * that are part of the name of a service or of a person of one. That somebody comes there does not
 * tell that the patient has it.
 */
public final class ServiceNames {

  private static final String SERVICE =
      "[ -](?:(?:and|&) \\p{L}{3,20} |/\\p{L}{3,20} )?"
          + "(?:(?:prevention|care|support|research|liaison|outreach|risk|assessment|surveillance"
          + "|specialist|follow-up) )?"
          + "(?:clinics?|boards?|cent(?:re|er)s?|services?|units?|teams?|wards?|nurses?|mdt|registry"
          + "|registries|charity|foundation|society|association|groups?|helpline|hotline|programmes?"
          + "|programs?|conference|meetings?|leaflets?|awareness|department|dept|hospital|institute"
          + "|prevention)\\b";

  private static final Pattern BEHIND = Pattern.compile("(?i)\\A" + SERVICE);
  private static final Pattern NAMED = Pattern.compile("(?i)\\b\\p{L}{2,40}" + SERVICE);

  private static final int KEPT = 5_000;

  /** Many questions look at the same sentence of a note. */
  private static final Kept<String, String> WITHOUT =
      new Kept<>(KEPT, sentence -> NAMED.matcher(sentence).replaceAll(" "));

  private ServiceNames() {}

  /** Whether the words behind the name of a condition make it the name of a service. */
  public static boolean begin(String behind) {
    return BEHIND.matcher(behind).find();
  }

  /** A sentence without the names of services. */
  public static String without(String sentence) {
    return WITHOUT.of(sentence);
  }
}
