package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.recognisers.ConceptMention;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.notes.vocabulary.Kind;

/**
 * Instructions that ask which trials somebody could join, whether somebody is eligible for a trial,
 * or who could take part in one. Every word of the instruction must be understood; else it is left
 * to the other rules, which say what they do not understand.
 */
final class TrialQuestions {

  private static final Pattern NUMBER = Pattern.compile("(?i)NCT\\d{8}");

  private static final Set<String> TRIALS =
      Set.of("trial", "trials", "study", "studies", "protocol", "protocols");

  /** What people do with trials. */
  private static final Set<String> TAKE_PART =
      words(
          "join joins joined enter enters enrol enroll enrolled enrolment enrollment participate"
              + " participates participating participation participant participants eligible"
              + " eligibility qualify qualifies qualified candidate candidates match matches matched"
              + " matching fit fits suit suits suitable take part recruited include included accept"
              + " accepted screen screened screening meet meets satisfy satisfies fulfil fulfils"
              + " considered");

  private static final Set<String> RECRUITING =
      words("recruiting open active ongoing enrolling running");

  private static final Set<String> EVERYBODY =
      words("who whom patients anyone anybody everyone everybody people persons candidates");

  private static final Set<String> FIND =
      words("find list show search give look identify get which what any");

  private static final Set<String> GRAMMAR =
      words(
          "which what is are was can could may might would should does do the a an any all of for in"
              + " into to by on at as be been this that these those there he she they him her them"
              + " his their my our we us i me you patient pt person man woman lady gentleman clinical"
              + " research medical please find list show give tell check see search look up whether"
              + " if it or and also now today currently right potentially possibly possible"
              + " potential best good with out know want need help identify determine assess"
              + " evaluate get has have one ones criteria criterion inclusion exclusion number id"
              + " registered available how many each against be able hi hey hello thanks thank our"
              + " here from among database record records chart charts system hospital current"
              + " someone somebody named called mrn 's so then about");

  private TrialQuestions() {}

  private static Set<String> words(String words) {
    return Set.copyOf(List.of(words.split(" ")));
  }

  /** What the instruction asks of trials; empty when it asks something else, or something more. */
  static List<Goal> goals(List<Chunk> chunks, List<PatientMention> patients) {
    List<String> trials = new ArrayList<>();
    Optional<String> condition = Optional.empty();
    boolean about = false;
    boolean takesPart = false;
    boolean finds = false;
    boolean recruiting = false;
    boolean everybody = false;
    boolean named = false;
    for (Chunk chunk : chunks) {
      String word = chunk.symbol().toLowerCase(Locale.ROOT);
      ConceptMention concept = chunk.as(ConceptMention.class);
      if (NUMBER.matcher(chunk.raw()).matches()) {
        trials.add(chunk.raw().toUpperCase(Locale.ROOT));
        about = true;
      } else if (concept != null) {
        if (condition.isPresent() || concept.of(Kind.PROBLEM).isEmpty()) {
          return List.of();
        }
        condition = Optional.of(chunk.raw());
      } else if (word.equals("<patient>")) {
        named = true;
      } else if (word.matches(".*[\\p{L}\\p{N}<].*") && !known(word)) {
        return List.of();
      }
      about |= TRIALS.contains(word);
      takesPart |= TAKE_PART.contains(word);
      finds |= FIND.contains(word);
      recruiting |= RECRUITING.contains(word);
      everybody |= EVERYBODY.contains(word);
    }
    if (!about || !(takesPart || finds && named && trials.isEmpty())) {
      return List.of();
    }
    if (!named && everybody && !trials.isEmpty()) {
      return condition.isPresent()
          ? List.of()
          : trials.stream().distinct().<Goal>map(Goal.TrialCandidates::new).toList();
    }
    String wanted = condition.orElse(null);
    boolean open = recruiting;
    return IntStream.range(0, Math.max(1, patients.size()))
        .<Goal>mapToObj(patient -> new Goal.TrialMatch(patient, trials, wanted, open))
        .toList();
  }

  private static boolean known(String word) {
    return TRIALS.contains(word)
        || TAKE_PART.contains(word)
        || RECRUITING.contains(word)
        || EVERYBODY.contains(word)
        || GRAMMAR.contains(word);
  }
}
