package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.phrases.Kept;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * Operations and anaesthesia that the sentences of notes plan, or that were declined or called off.
 * A sentence is read in pieces between commas: what a piece plans is what it names, else what the
 * piece nearest to it names. "Replacement booked" is one of the joint that the sentence before
 * names.
 */
final class NotePlans {

  private static final Pattern PLANNING =
      Pattern.compile(
          "\\b(?:scheduled|planned|plan(?:s|ning)?|booked|listed|awaiting|due (?:for|on)|tomorrow|today at|today \\d{4}"
              + "|pencill?ed|will (?:have|undergo|need)|going for|to undergo|waiting list|elective list|theatre (?:list|slot)"
              + "|fixed for|set for|here for (?:her|his|an?|the)|going to (?:have|get|undergo)|to be (?:done|operated)"
              + "|takes? place on|date for)\\b");

  /** The heading over what is planned, which plans nothing itself. */
  private static final Pattern HEADING =
      Pattern.compile("[#*\\s-]*(?:(?:assessment|impression)\\s*(?:and|&|/)?\\s*)?plan[\\s:*]*");

  /** What a woman in labour wants is what is planned. */
  private static final Pattern WISH =
      Pattern.compile(
          "\\b(?:wants?|wishes|hopes? for|opt(?:s|ed) for|would like|asks? for|asked for|requests?)\\b");

  private static final Set<String> BIRTH =
      Set.of("epidural-analgesia", "vaginal-delivery", "cesarean-section", "labor-induction");

  private static final Pattern DENYING =
      Pattern.compile(
          "\\b(?:no|not|nothing|none|never|declin\\w+|refus\\w+|cancel\\w+|called off|without"
              + "|instead of|mother|father|sister|brother|wife|husband|daughter|son)\\b|n['’]t\\b");

  private static final Pattern DOUBT =
      Pattern.compile(
          "\\b(?:if|unless|whether|might|may|would(?! like)|should (?:he|she|they|it))\\b");

  /** A plan that was given up, or that the patient does not share. */
  private static final Pattern AGAINST =
      Pattern.compile(
          "\\b(?:declin(?:es|ed|ing)|refus(?:es|ed|ing)|cancel(?:led|ed)|called off|does not want|did not want|wants no|no longer wants"
              + "|no plans? (?:for|of|to)|will not (?:have|undergo|need)|(?:decid|opt)(?:es|ed) against|not (?:planned|scheduled|booked|listed)"
              + "|not going to (?:have|undergo)|no need for|not for)\\b|\\bdoesn['’]t want\\b");

  private static final SentenceSieve SIEVE = SentenceSieve.of(PLANNING, WISH);
  private static final SentenceSieve AGAINST_SIEVE = SentenceSieve.of(AGAINST);

  /** "Under spinal", "single-shot spinal": a word of anaesthesia that stands for it. */
  private static final Pattern SPINAL =
      Pattern.compile(
          "\\b(under|with|by|in|plan(?:ned)?(?: for)?|needs?|have|having|for|an?) ((?:an? )?(?:single[- ]shot |low-dose |heavy )?)spinal\\b"
              + "(?! ?-?(?:an|surg|op|fus|sten|cord|inj|tap|x|mri|decomp|stim|canal|level|dis|frac|brac|musc|tum|metas|les|clin|cent|unit|rehab|manip))");

  private static final Pattern SCOPIC = Pattern.compile("(?i)\\b(\\p{L}+scop)ic(?:ally)?\\b");

  private static final Pattern GENERAL =
      Pattern.compile("\\bunder (?:a )?(?:general|ga)\\b(?! an)");

  /** What is done to a part of the body that the words before it name. */
  private static final Pattern BARE =
      Pattern.compile(
          "\\b(replacement|arthroplasty|repair|reconstruction|fusion|graft|transplant|operation|surgery|decompression"
              + "|release|resection|op)\\b");

  private static final Pattern SITE =
      Pattern.compile(
          "\\b(knee|hip|shoulder|elbow|wrist|ankle|spine|lumbar spine|cervical spine|hand|foot|breast|cornea|hernia|heart"
              + "|kidney|liver|aortic valve|mitral valve|bladder|prostate|thyroid|cataract|rotator cuff|meniscus)\\b");

  private static final int KEPT = 20_000;

  private static final Kept<String, List<Plan>> PLANS = new Kept<>(KEPT, NotePlans::plans);

  private static final Kept<String, Set<String>> IDS = new Kept<>(KEPT, NotePlans::ids);

  /**
   * A plan that a sentence tells.
   *
   * @param pieces those of the part of the sentence
   * @param at the piece that tells it
   * @param wish whether it is told as a wish alone
   */
  private record Plan(List<String> pieces, int at, boolean wish) {}

  private NotePlans() {}

  /** The sentences that plan a procedure. */
  static List<FactEvidence> of(PatientFacts facts, Term procedure) {
    boolean birth = procedure.closure().stream().anyMatch(BIRTH::contains);
    List<FactEvidence> found = new ArrayList<>();
    for (NoteSentence sentence :
        facts.sentencesWhere(
            "planning",
            SIEVE,
            words ->
                !HEADING.matcher(words).matches()
                    && (PLANNING.matcher(words).find() || WISH.matcher(words).find()))) {
      for (Plan plan : PLANS.of(sentence.text())) {
        if ((birth || !plan.wish())
            && meant(facts, sentence, plan.pieces(), plan.at()).contains(asked(procedure))) {
          found.add(sentence.evidence());
        }
      }
    }
    return found;
  }

  private static List<Plan> plans(String sentence) {
    List<Plan> plans = new ArrayList<>();
    for (String part : sentence.split(";")) {
      List<String> pieces =
          DOUBT.matcher(small(part)).find() ? List.of() : List.of(part.split(",|\\.\\s"));
      for (int i = 0; i < pieces.size(); i++) {
        boolean planned = PLANNING.matcher(small(pieces.get(i))).find();
        if ((planned || WISH.matcher(small(pieces.get(i))).find())
            && !DENYING.matcher(small(pieces.get(i))).find()) {
          plans.add(new Plan(pieces, i, !planned));
        }
      }
    }
    return List.copyOf(plans);
  }

  /** The sentences that say that a procedure will not be. */
  static List<FactEvidence> against(PatientFacts facts, Term procedure) {
    List<FactEvidence> found = new ArrayList<>();
    for (NoteSentence sentence :
        facts.sentencesWhere(
            "plans given up", AGAINST_SIEVE, words -> AGAINST.matcher(words).find())) {
      for (String part : sentence.text().split(";")) {
        List<String> pieces = List.of(part.split(",|\\.\\s"));
        for (int i = 0; i < pieces.size(); i++) {
          if (AGAINST.matcher(small(pieces.get(i))).find()
              && near(pieces, i).contains(asked(procedure))) {
            found.add(sentence.evidence());
          }
        }
      }
    }
    return found;
  }

  /** An operation that is planned is an elective one. */
  private static String asked(Term procedure) {
    return procedure.id().equals("elective-surgery") ? ProcedureTest.OPERATION_ID : procedure.id();
  }

  private static Set<String> meant(
      PatientFacts facts, NoteSentence sentence, List<String> pieces, int at) {
    Set<String> named = new LinkedHashSet<>(near(pieces, at));
    Matcher bare = BARE.matcher(small(String.join(",", pieces)));
    if (bare.find()) {
      String before = small(String.join(",", pieces)).substring(0, bare.start());
      site(before)
          .or(
              () ->
                  before(facts, sentence).flatMap(one -> site(one.text().toLowerCase(Locale.ROOT))))
          .ifPresent(
              site ->
                  named.addAll(IDS.of(site + " " + bare.group(1).replaceAll("^op$", "surgery"))));
    }
    return named;
  }

  /** What a piece names, else the nearest piece before it, else the one behind it. */
  private static Set<String> near(List<String> pieces, int at) {
    for (int i = at; i >= 0; i--) {
      Set<String> ids = IDS.of(pieces.get(i));
      if (!ids.isEmpty()) {
        return i < at && DENYING.matcher(small(pieces.get(i))).find() ? Set.of() : ids;
      }
    }
    return at + 1 < pieces.size() ? IDS.of(pieces.get(at + 1)) : Set.of();
  }

  /** What a piece names: in small letters, and as it is written for what capitals shorten. */
  private static Set<String> ids(String words) {
    Set<String> all = new LinkedHashSet<>(inSmall(small(words)));
    all.addAll(TermBook.standard().idsIn(TermKind.PROCEDURE, words.strip()));
    return Set.copyOf(all);
  }

  private static String small(String words) {
    return words.toLowerCase(Locale.ROOT);
  }

  private static Set<String> inSmall(String words) {
    String plain = SPINAL.matcher(words).replaceAll("$1 $2spinal anesthesia");
    // "Hysteroscopic resection" is a hysteroscopy too.
    plain = SCOPIC.matcher(plain).replaceAll("$1y");
    plain = GENERAL.matcher(plain).replaceAll("under general anesthesia");
    return TermBook.standard().idsIn(TermKind.PROCEDURE, plain.strip());
  }

  private static Optional<String> site(String words) {
    Matcher site = SITE.matcher(words);
    String last = null;
    while (site.find()) {
      last = site.group(1);
    }
    return Optional.ofNullable(last);
  }

  /** The sentence of the note before another one. */
  private static Optional<NoteSentence> before(PatientFacts facts, NoteSentence sentence) {
    FactEvidence evidence = sentence.evidence();
    if (evidence.span().isEmpty() || evidence.span().get().start() < 2) {
      return Optional.empty();
    }
    int end = evidence.span().get().start() - 1;
    TextSpan last = new TextSpan(end - 1, end, ".");
    return facts.sentenceAround(new FactEvidence(evidence.source(), Optional.of(last), "."));
  }
}
