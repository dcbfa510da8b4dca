package org.chartwarden.trials.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.PatternSieve;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.StatusFact;

/** States of life in the words of notes. The first rule of a status that fits a sentence counts. */
final class StatusWords {

  private record Rule(String status, FactState state, Pattern words) {}

  private static final List<Rule> RULES =
      List.of(
          rule(
              StatusFact.MENOPAUSE,
              FactState.ABSENT,
              "\\b(?:pre-?menopaus\\w*|not (?:yet )?menopaus\\w*|(?:regular|normal|monthly) (?:menses|periods|cycles)"
                  + "|(?:menses|periods|cycles) (?:(?:are|is|still|quite) )*(?:regular|normal|monthly)|still menstruat\\w+"
                  + "|peri-?menopaus\\w*)"),
          rule(
              StatusFact.MENOPAUSE,
              FactState.PRESENT,
              "\\b(?:post-?\\s?menopaus\\w*|(?:periods|menses|menstruation|bleeds?) (?:\\w+ )?"
                  + "(?:stopped|ceased|ended)|no (?:periods|menses|menstrual bleeding) (?:since|for)"
                  + "|(?:lmp|last (?:menstrual )?period|final period)(?: in| was| at)* (?:age(?:d)? )?"
                  + "(?:4\\d|5\\d|(?:19|200|201)\\d+)|through the menopause|menopause (?:at|in|since|aged?)|menopausal"
                  + "|after (?:the )?menopause|menopause \\d|past (?:the )?menopause"
                  + "|last (?:menstrual )?period (?:at|aged|\\d+ years))"),
          rule(
              StatusFact.STERILE,
              FactState.PRESENT,
              "\\b(?:hysterectom(?:y|i[sz]ed)|tah(?:[- /+]?bso)?|bso|btl|no uterus"
                  + "|(?<!planned )(?<!for )tubal (?:ligation|occlusion|sterili[sz]ation)(?! (?:at|is|will|planned|booked|to))"
                  + "|(?:uterus|womb|both ovaries|both (?:fallopian )?tubes)(?: and (?:both )?(?:ovaries|tubes))?"
                  + " (?:(?:was|were|is|are|have been|has been|had been) )?(?:out|removed|taken out|gone)"
                  + "|(?:fallopian )?tubes (?:were )?(?:tied|clipped|cut|ligated)"
                  + "|(?:removal|loss) of (?:the |her )?(?:uterus|womb|both ovaries|both tubes)"
                  + "|bilateral (?:salpingo-?\\s?)?oophorectomy|bilateral salpingectomy"
                  + "|surgically sterile|surgically steril\\w+|sterili[sz]ed|vasectomy)\\b"),
          rule(
              StatusFact.PREGNANCY,
              FactState.ABSENT,
              "\\b(?:not pregnant|non-?pregnant|no pregnancy|never pregnant"
                  + "|(?:pregnancy test|hcg|upt)\\W{1,3}(?:\\w+\\W){0,3}?neg\\w*"
                  + "|negative (?:urine |serum |blood )?(?:pregnancy test|hcg|beta-?hcg)"
                  + "|pre-?menarch\\w+|no menarche|not (?:yet )?menstruating|has not menstruated)"),
          rule(
              StatusFact.PREGNANCY,
              FactState.PRESENT,
              "\\b(?:is pregnant|edd\\b|this pregnancy|\\d{1,2}\\s?(?:\\+\\s?\\d|w\\s?\\d\\s?d|/40)(?=\\W|$)"
                  + "|gravid\\b|weeks'? gestation|gestational age|singleton|fetus|foetus|currently pregnant|pregnant (?:at|with|woman)"
                  + "|\\d+ (?:weeks|wks?)(?: and \\d days)? (?:pregnant|gestation)"
                  + "|positive pregnancy test|pregnancy test (?:is |was )?positive"
                  + "|g\\d+ ?p\\d+ at \\d+|intrauterine pregnancy)"),
          rule(
              StatusFact.LACTATION,
              FactState.ABSENT,
              "\\b(?:no children|nulliparous|nulligravida|never (?:been )?pregnant|para 0|g0\\b"
                  + "|not (?:breast-?\\s?feeding|lactating|nursing)|no(?:t|r) breast-?\\s?feeding"
                  + "|stopped breast-?\\s?feeding|bottle[- ]fe\\w+|weaned|pre-?menarch\\w+|no menarche"
                  + "|youngest (?:child |son |daughter |of (?:\\w+ ){0,3})?(?:is |was |now |aged |, ?)*(?:[4-9]|[1-4]\\d)\\b(?![.,/]\\d)(?! ?(?:mo|wk|week|day))"
                  + "|(?:(?:lives?|living|with|at home)\\s(?:\\w+,?\\s){0,6})?(?:son|daughter|child) \\((?:aged? )?(?:[4-9]|[1-3]\\d)\\)(?![^.]*\\b(?:baby|infant|newborn|toddler|twins)\\b)|(?:(?:two|three|four|\\d) )?(?:sons|daughters|children|kids),? (?:are |now |both )*(?:aged? )(?:(?:[4-9]|[1-3]\\d)(?:, | and |, and )){1,4}(?:[4-9]|[1-3]\\d)\\b(?![.,/]\\d| ?(?:mo|wk|week|day)|[^.]*\\b(?:baby|infant|newborn|toddler|twins)\\b))"),
          rule(
              StatusFact.LACTATION,
              FactState.PRESENT,
              "\\b(?:breast-?\\s?feeding|breast-?\\s?feeds|lactating"
                  + "|nursing (?:her|the|a|an) (?:\\w+ )?(?:son|daughter|baby|child|infant|newborn|twins))\\b"),
          rule(
              StatusFact.CONCEPTION,
              FactState.ABSENT,
              "\\b(?:no (?:plans?|wish|desire) (?:for|of|to have) (?:an? |any |another |further |more )*(?:pregnanc\\w+|child\\w*|bab(?:y|ies))"
                  + "|(?:no|not) (?:plan(?:s|ning)?|trying|wishing|wanting) (?:to (?:conceive|become pregnant|get pregnant)|(?:an?|any|another) (?:pregnancy|child|baby))"
                  + "|family (?:is )?(?:now )?complete|wants no (?:more |further )?(?:children|pregnanc\\w+|babies))"),
          rule(
              StatusFact.CONCEPTION,
              FactState.PRESENT,
              "\\b(?:trying (?:for (?:an?|another) (?:baby|child|pregnancy)|to (?:conceive|get pregnant|become pregnant))|ttc\\b"
                  + "|(?:plans|planning|hopes|hoping|wishes|wants) (?:for )?(?:to (?:conceive|become pregnant|get pregnant)|an? pregnancy|(?:an?|another) (?:baby|child|pregnancy)))"),
          rule(
              StatusFact.CONTRACEPTION,
              FactState.ABSENT,
              "\\b(?:no contracepti\\w+|not (?:using|on) (?:any )?contracepti\\w+"
                  + "|without contracepti\\w+)"),
          rule(
              StatusFact.CONTRACEPTION,
              FactState.PRESENT,
              "\\b(?:nexplanon|implanon|kyleena|jaydess|liletta|skyla|paragard|nuvaring|depo-?provera|levonorgestrel (?:implant|ius|coil)|hormonal (?:coil|iud|ius)|mini-?pill|cocp|combined pill|coil (?:in situ|fitted|in place)|contraceptive (?:pill|implant|injection|patch|ring)|oral contracepti\\w+"
                  + "|iud|mirena|copper coil|intrauterine device|uses? condoms|using condoms"
                  + "|on the pill|effective contraception|reliable contraception"
                  + "|contraception:? (?:with|by|is|iud|pill|implant|condom)\\w*"
                  + "|barrier (?:method|contraception))"),
          rule(
              StatusFact.INSTITUTION,
              FactState.PRESENT,
              "\\b(?:nursing home|care home|resid(?:es|ent|ential) (?:in|of) (?:a |an )?(?:care"
                  + "|nursing|long-term|assisted)\\w*|assisted living|long-term care facility"
                  + "|institutionali[sz]ed|group home|skilled nursing facility|hospice resident)"),
          rule(
              StatusFact.INSTITUTION,
              FactState.ABSENT,
              "\\b(?:lives? (?:\\w+ ){0,4}?(?:at home|in (?:own|his|her|their)(?: own)?"
                  + " (?:\\w+ )?(?:home|house|flat|apartment)|alone|independently|with (?:his |her"
                  + " |their )?(?:wife|husband|partner|spouse|son|daughter|family|parents|mother"
                  + "|father))|community[- ]dwelling|own (?:house|flat|home|apartment)"
                  + "|from home|comes (?:\\w+ )?with (?:his |her )?(?:wife|husband|partner)|(?:his|her) own home)\\b"),
          rule(
              StatusFact.PRISON,
              FactState.PRESENT,
              "\\b(?:prisoner|incarcerated|inmate|in custody|in prison|in jail|detained)\\b"),
          rule(
              StatusFact.PRISON,
              FactState.ABSENT,
              "\\b(?:lives? (?:\\w+ ){0,4}?(?:at home|alone|independently|in (?:own|his|her|their)"
                  + "|with (?:his |her |their )?(?:wife|husband|partner|spouse|son|daughter|family"
                  + "|parents|mother|father))|community[- ]dwelling|own (?:house|flat|home|apartment)"
                  + "|works? as|taxi driver|employed)\\b"),
          rule(
              StatusFact.CAPACITY,
              FactState.ABSENT,
              "\\b(?:lacks? capacity|no capacity|without capacity|capacity (?:is )?(?:lacking"
                  + "|impaired)|cannot consent|unable to (?:give )?consent|legal guardian"
                  + "|does not have capacity|proxy consent|under guardianship|has a (?:legal |court-appointed )?guardian"
                  + "|(?:incapable|incompetent) (?:of|to)|guardianship (?:order|in place)|4at (?:score )?(?:of )?(?:[4-9]|1[0-2])"
                  + "|(?:wife|husband|son|daughter|sister|brother|guardian|proxy) (?:signs|decides|consents) for (?:him|her))\\b"),
          rule(
              StatusFact.CAPACITY,
              FactState.PRESENT,
              "\\b(?:has (?:full |mental |decision-making )?capacity|capacity (?:is )?(?:intact"
                  + "|present|confirmed)|full capacity|capacitous|able to (?:give )?consent"
                  + "|retains capacity|capable of consent\\w*|cognitively intact"
                  + "|capacity (?:is |seems |remains |was )?(?:fine|ok|okay|good|full|preserved|retained|unimpaired|normal|not in (?:doubt|question)|undoubted|assessed as present)"
                  + "|(?:decides|speaks|signs|consents) for (?:him|her|them)self|(?:makes?|taking|takes|making) (?:his|her|their|all|all his|all her) (?:own )?(?:medical )?decisions"
                  + "|(?:handles|manages|runs|looks after|sees to) (?:all )?(?:his|her|their) (?:own )?(?:affairs|finances|money|paperwork)"
                  + "|no (?:legal |court-appointed )?guardian|not under guardianship|own (?:legal )?guardian|of sound mind|sui juris"
                  + "|competent to (?:decide|consent|make)|mentally competent|4at (?:score )?(?:of )?0)\\b"));

  private static final PatternSieve SIEVE =
      PatternSieve.of(RULES.stream().map(Rule::words).toList());

  /** An operation in a clause with these is one to come, one to choose, one that was not done. */
  private static final Pattern UNDONE =
      Pattern.compile(
          "(?i)\\b(?:plan\\w*|book\\w*|schedul\\w*|offer\\w*|declin\\w*|refus\\w*|discuss\\w*|consider\\w*"
              + "|recommend\\w*|listed|await\\w*|wants?|wish\\w*|asks?|asked|asking|if|unless|or|options?|versus|vs"
              + "|consent\\w*|will|to have|request\\w*|future|waiting|instead|avoid\\w*|against|advised|suggested"
              + "|would|may|might|possible|possibly|tomorrow|husband|boyfriend"
              + "|mother|sister|aunt|grandmother|daughter|cousin|niece|wife|partner)\\b");

  /** What was used, or may be. */
  private static final Pattern ENDED =
      Pattern.compile(
          "(?i)\\b(?:remov\\w+|taken out|expelled|stopped|came off|off the|discontinued|offered|declin\\w*|consider\\w*|wants?|booked|plan\\w*|discuss\\w*|previous(?:ly)?|until|used to)\\b");

  /** A "no" right before, or somebody else's. */
  private static final Pattern DENIED =
      Pattern.compile(
          "(?s).*\\b(?:(?:no|not|never|denies|without|if)|(?:mother|sister|wife|partner|daughter|husband|boyfriend"
              + "|aunt|grandmother|cousin|niece|father|brother)(?:['’]s)?)\\s(?:\\w+\\s)?");

  /** A rule that fits a sentence, and where. */
  record Hit(String status, FactState state, int start, int end) {}

  private StatusWords() {}

  private static Rule rule(String status, FactState state, String words) {
    return new Rule(status, state, Pattern.compile(words, Pattern.CASE_INSENSITIVE));
  }

  /** What a sentence tells. */
  static List<Hit> in(String sentence) {
    List<Hit> hits = new ArrayList<>();
    String told = "";
    for (long left = SIEVE.possible(sentence); left != 0; left &= left - 1) {
      Rule rule = RULES.get(Long.numberOfTrailingZeros(left));
      Matcher matcher = rule.words().matcher(sentence);
      if (rule.status().equals(told) || !matcher.find() || denied(sentence, matcher.start())) {
        continue;
      }
      boolean undone =
          (rule.status().equals(StatusFact.STERILE)
                  || rule.status().equals(StatusFact.CONTRACEPTION))
              && (rule.status().equals(StatusFact.STERILE) ? UNDONE : ENDED)
                  .matcher(clause(sentence, matcher.start(), matcher.end()))
                  .find();
      if (undone) {
        continue;
      }
      told = rule.status();
      hits.add(new Hit(rule.status(), rule.state(), matcher.start(), matcher.end()));
    }
    return hits;
  }

  /** The words around a place up to the next comma, semicolon or full stop. */
  private static String clause(String sentence, int start, int end) {
    int from = start;
    while (from > 0 && ",;.".indexOf(sentence.charAt(from - 1)) < 0) {
      from--;
    }
    int to = end;
    while (to < sentence.length() && ",;.".indexOf(sentence.charAt(to)) < 0) {
      to++;
    }
    return sentence.substring(from, to);
  }

  /** A "no" right before, or somebody else's. */
  private static boolean denied(String sentence, int at) {
    String before = sentence.substring(Math.max(0, at - 24), at).toLowerCase(Locale.ROOT);
    return DENIED.matcher(before).matches();
  }
}
