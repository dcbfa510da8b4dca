package org.chartwarden.trials.parsing.wording;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Non-prescription drugs", "kilograms per square meter", "more than twice the upper limit": other
 * words for what is written in one way elsewhere.
 */
final class PlainTerms implements Rewording {

  private static final Map<Pattern, String> TERMS = terms();

  /** "Be immunosuppressed (i.e. they should not ...)": what is wanted instead of what excludes. */
  private static final Pattern WANTED =
      Pattern.compile(
          "(?i)\\s*\\(\\s*i\\.?e\\.?,?\\s+[^()]{0,80}\\b(?:should|must|shall|have to|has to)\\b[^()]{0,400}\\)");

  /** "Contraindication to MRI, such as a, b": each of them is one. */
  private static final Pattern IMAGING =
      Pattern.compile(
          "(?i)\\b(contra-?indications? (?:to|for|against) (?:an? |the |undergoing )?(?:MRI|MR imaging|magnetic resonance imaging)(?:\\s*\\(MRI\\))?(?:\\s+(?:scans?|scanning|examination))?)\\s*,?\\s+(?:including(?:,? but (?:is |are )?not limited to)?|such as|e\\.g\\.,?|for example)\\s*:?\\s+");

  private static final Pattern INCOMPATIBLE =
      Pattern.compile("(?i)\\b(?:MRI?|magnetic)[- ](?:incompatible|unsafe)\\s+(?=\\p{L})");

  private static Map<Pattern, String> terms() {
    Map<Pattern, String> all = new LinkedHashMap<>();
    all.put(
        Pattern.compile(
            "(?i)\\bpain\\s+(?:that is |is |was )?(?:rated|scored|rating|scoring|reported)(?: as| at| to be)?\\s+(?=[≥>]|at least|\\d)"),
        "pain score ");
    all.put(
        Pattern.compile(
            "(?i)(?<=\\d(?: or (?:more|higher|greater))?)\\s+out of (?:10|100|ten)\\b(?: points?)?"),
        "");
    all.put(
        Pattern.compile(
            "(?<=\\b[CTLS]\\d{1,2})\\s*(?:,\\s*(?:and/or|or|and)?|and/or|\\bor|\\band)\\s*(?=[CTLS]\\d{1,2}\\b)"),
        "/");
    all.put(
        Pattern.compile(
            "(?i)\\b(?:6|six)[- ]?min(?:ute)?s?[- ](?:hall[- ])?walk(?:ing)?(?: test)?(?:\\s*\\((?:6MHW|6MHWT|6MWT|6MWD)\\))?|\\b6MHWT?\\b"),
        "6MWT");
    all.put(
        Pattern.compile(
            "(?i)(?<=[≥>]=?\\s?\\d{1,4}\\s?(?:m|meters|metres|mg|ms|%|kg)) and (?=[≤<])"),
        " to ");
    all.put(
        Pattern.compile(
            "(?i)\\bhypoglyc(?:a)?emi[ac](?: symptoms?)? unawareness\\b|\\bunawareness of hypoglyc(?:a)?emia\\b|\\bimpaired (?:hypoglyc(?:a)?emia awareness|awareness of hypoglyc(?:a)?emia)\\b"),
        "hypoglycemia unawareness");
    all.put(
        Pattern.compile("(?<=\\bcardiac resynchroni[sz]ation (?:therapy)?[^.;]{0,60})\\bCRT\\b"),
        "cardiac resynchronization therapy");
    all.put(Pattern.compile("(?i)(?<=[.;])\\s*However,\\s+(?=\\p{Ll})"), " The ");
    all.put(
        Pattern.compile(
            "(?i)\\b(?:(?:workers?|work|working) (?:of|on|in|with) )?(?:night|rotating|alternating)(?:[- ]?time)?(?:,? (?:or|and|and/or) (?:night|rotating|day|evening|alternating))*[ -]shifts?(?:[ -]work(?:ers?|ing)?)?\\b"),
        "night shift work");
    // "Within the 5 last years".
    all.put(
        Pattern.compile(
            "(?i)(?<=\\bthe )(?=(?:\\d{1,2}|two|three|five|six|ten|twelve) (?:last|past|previous) (?:days|weeks|months|years)\\b)"),
        "last ");
    all.put(
        Pattern.compile(
            "(?i)(?<=\\blast (?:\\d{1,2}|two|three|five|six|ten|twelve)) (?:last|past|previous)(?= (?:days|weeks|months|years)\\b)"),
        "");
    all.put(Pattern.compile("\\bSt\\.\\s?(?=John)"), "St ");
    all.put(Pattern.compile("(?i)\\bi\\.\\s?v\\.(?=\\s|,|$)"), "IV");
    all.put(Pattern.compile("(?i)\\bi\\.\\s?m\\.(?=\\s|,|$)"), "intramuscular");
    all.put(Pattern.compile("(?i)\\bs\\.\\s?c\\.(?=\\s|,|$)"), "subcutaneous");
    all.put(Pattern.compile("(?i)\\bp\\.\\s?o\\.(?=\\s|,|$)"), "oral");
    all.put(Pattern.compile("(?i)\\bnon-?\\s?prescription\\b"), "over-the-counter");
    all.put(
        Pattern.compile(
            "(?i)(?<=\\p{L}),? (?:of|from|due to|with) (?:any|whatever) (?:underlying )?(?:a?etiolog(?:y|ies)|causes?|origins?)\\b"),
        "");
    all.put(Pattern.compile("(?i)\\bnot to (?:become|get|be) (?=pregnant\\b)"), "not becoming ");
    all.put(
        Pattern.compile(
            "(?i)(?<=\\b(?:requir(?:ing|es?|ed)|need(?:ing|s)?|receiving|under|on) (?:(?:chronic|systemic|long-term|ongoing|current|active) )?)immunosuppression\\b"),
        "immunosuppressive therapy");
    all.put(
        Pattern.compile(
            "(?i)\\bpre-?\\s?(?:menopausal)?\\s*(?:,|/|and/or|or|and)\\s*(?:peri-?\\s?(?:menopausal)?\\s*(?:,|/|or|and)?\\s*(?:or|and)?\\s*)?post-?\\s?menopausal\\b"),
        "");
    // Every kind of it, so the list narrows nothing.
    all.put(
        Pattern.compile(
            "(?i)(?<=\\b(?:intracranial|cerebral|brain) (?:ha?emorrhages?|bleeds?|bleeding|ha?ematomas?))\\s*\\((?:(?:e\\.g\\.|i\\.e\\.|including|such as|any|or|and|either|intra-?parenchymal|parenchymal|intra-?cerebral|sub-?arachnoid|sub-?dural|epi-?dural|extra-?dural|intra-?ventricular|lobar|cerebellar|spontaneous|traumatic|ha?emorrhages?|ha?ematomas?|bleeding)[,;/\\s]*){2,}\\)"),
        "");
    all.put(
        Pattern.compile(
            "(?i)\\b(?:kilograms?|kg)\\s*(?:per|/)\\s*(?:(?:square|squared) (?:met(?:er|re)s?|m)|met(?:er|re)s? squared?|m squared)\\b(?:\\s*[(\\[]\\s*kg\\s*/\\s*m\\s*(?:2|²|\\^\\s*2)\\s*[)\\]])?"),
        "kg/m2");
    all.put(
        Pattern.compile(
            "(?i)(?:\\b(?:values?|levels?) )?(?:\\b(?:is|are|was|were) )?\\b(?:more|greater|higher) than (?:twice|double|two[- ]?fold|two-times)\\b"),
        "more than 2 times");
    all.put(
        Pattern.compile(
            "(?i)(?<=\\b(?:investigational|experimental)\\s[^,.;:()]{3,40}?)\\s+(?:that|which) (?:is|are|have|has) not (?:been )?(?:yet )?(?:on the market|marketed|approved|licen[cs]ed|authori[sz]ed|registered|commercially available)\\b"),
        " ");
    all.put(
        Pattern.compile(
            "(?i)\\banti-(?=(?:hepatitis (?:A|C|D|E) virus|human immunodeficiency virus|human T)\\b)"),
        "");
    all.put(
        Pattern.compile(
            "(?i)\\b(?:prolong(?:ed|ation of(?: the)?) )?(QTc?)(?:[FB]\\b)?(?: interval)?(?: prolongation)\\s+(?:of )?(?=[><≥≤]|(?:greater|more|longer) than\\b|at least\\b)"),
        "$1 interval ");
    all.put(
        Pattern.compile(
            "(?i)(?<=\\b(?:uncontrolled|untreated|unstable|unstabili[sz]ed|progressive|symptomatic))\\s*/\\s*(?=(?:uncontrolled|untreated|unstable|unstabili[sz]ed|progressive|symptomatic|inadequately|poorly)\\b)"),
        " or ");
    all.put(
        Pattern.compile("(?i)\\bNew York Heart Association(?:['’]?s)?(?:\\s*\\(NYHA\\))?"), "NYHA");
    all.put(Pattern.compile("(?i)(?<=\\b(?:grade|class|stage))(?=\\d)"), " ");
    all.put(
        Pattern.compile(
            "(?<=\\b[Ss]cor(?:e|es|ing) [^,.;()]{0,12}\\d[^,.;()]{0,12}) (?:at|in|by|according to|using|with|per) (?=(?:the )?\\p{Lu})"),
        " on ");
    all.put(
        Pattern.compile(
            "(?i)(?<=\\b(?:renal|kidney) (?:dysfunction|failure|insufficiency|impairment|disease) (?:with |and |or )(?:an? )?)clearance(?=[^,;()]{0,24}?1[.,]73)"),
        "eGFR");
    all.put(
        Pattern.compile(
            "(?i)(?<=\\b(?:renal|kidney) (?:dysfunction|failure|insufficiency|impairment|disease) (?:with |and |or )(?:an? )?)clearance(?=\\s*(?:[<>≤≥]|of\\b|below\\b|less\\b|under\\b))"),
        "creatinine clearance");
    all.put(
        Pattern.compile(
            "(?i)(?<=\\b(?:young|middle-aged|older|elderly) (?:adults|people|men|women|persons|individuals)),\\s+(?=(?:aged?|between|from)\\b)"),
        " ");
    all.put(Pattern.compile("(?i)(?<=[\\p{L})]):\\s+(?=within\\s+\\d)"), " ");
    all.put(
        Pattern.compile(
            "(?i)\\s*,?\\s*(?:\\(\\s*)?(?:\\bas (?:ascertained|determined|assessed|evaluated|established)\\s+)?\\b(?:based on|according to|as per|by|via|per|from)\\s+(?:the\\s+)?(?:(?:patient|participant|subject|volunteer)['’]?s\\s+)?(?:past\\s+)?medical (?:history|records?)(?:\\s*\\))?(?=\\s*(?:[.,;]|$))"),
        " ");
    all.put(
        Pattern.compile(
            "(?i)(?<=\\bbased on (?:the )?)(?:(?:patient|participant|subject)['’]?s )?medical (?:history|records?) (?:or|and) (?=(?:the )?investigator)"),
        "");
    // "(F60.3)", "[ICD-10: E11.9, E11.65]": the code of what stands ahead.
    all.put(
        Pattern.compile(
            "(?<=\\p{L})\\s*[(\\[]\\s*(?:ICD[- ]?(?:9|10|11)?(?:[- ]?CM)?(?: codes?)?[:, ]*[A-TV-Z]\\d{2}(?:\\.\\w{1,4})?|[A-TV-Z]\\d{2}\\.\\w{1,4}|F\\d{2})(?:\\s*(?:[,;–-]|and|or|to)\\s*[A-TV-Z]\\d{2}(?:\\.\\w{1,4})?){0,12}\\s*[)\\]]"),
        " ");
    // What all treatment of the mind is for.
    all.put(
        Pattern.compile(
            "(?i)(?<=\\b(?:psychological|psychosocial|psychotherapeutic|behaviou?ral) (?:treatment|therapy|intervention)|\\bpsychotherapy|\\bcounsell?ing) for (?:an? |any |their |another |other )?(?:mental|psychiatric|psychological|emotional) (?:health )?(?:problems?|disorders?|illness(?:es)?|conditions?|issues?|difficult(?:y|ies))\\b"),
        "");
    // One or several of them: every course of the illness.
    all.put(
        Pattern.compile(
            "(?i)\\s*,?\\s*(?:[(]\\s*)?\\b(?:(?:single|first)(?: episodes?)?,? or recurrent(?: episodes?)?|recurrent(?: episodes?)?,? or single(?: episodes?)?)(?:\\s*[)])?(?=\\s*(?:,|;|[.]|$|with\\b|without\\b))"),
        " ");
    all.put(
        Pattern.compile(
            "(?i)(?<=\\badequate dos(?:e|es|age|ages|ing)) (?:and|&|or|and/or) (?:for )?(?:an )?(?:adequate |sufficient )?(?:durations?|length|time)\\b"),
        "");
    all.put(
        Pattern.compile("(?i)(?<=\\binvestigator) (?=s (?:judg|opinion|discretion|assess))"), "'");
    all.put(
        Pattern.compile(
            "(?i)(?<=\\b(?:mild|moderate))(?:,|\\s+or|\\s+and/or)\\s+(?=(?:moderate|severe)\\s+\\p{L})"),
        " to ");
    all.put(Pattern.compile("(?i)(?<=[\\p{L}\\p{N},;:] )(?:ii|iii|iv|vi|vii|viii)\\)\\s+"), " ");
    all.put(
        Pattern.compile(
            "(?i)\\b(weight (?:loss|gain|changes?|reduction)[^.;]{0,60}?) (?:in|over|during)(?: a period of| the course of)? (?=(?:\\d{1,2}|one|two|three|six|twelve) (?:weeks?|months?|years?))"),
        "$1 within the last ");
    // "Men with 50 to 80 years": their age.
    all.put(
        Pattern.compile(
            "(?i)(?<=\\b(?:men|women|males|females|patients|subjects|participants|adults|people|individuals|volunteers|persons)) (?:with|of|from|in) (?=\\d{1,2}\\s?(?:to|-|–|and)\\s?\\d{2,3} years?(?:[,.;)]|$| (?:with|and|who|or|old)\\b))"),
        " aged ");
    // Units of alcohol are drinks; "in week" is each week.
    all.put(
        Pattern.compile(
            "(?i)(?<=\\balcohol\\b[^.;]{0,60}\\d{1,3} ?)(?:UK |alcohol |alcoholic )?units?(?: of alcohol)?(?=\\s*(?:per|a|an|/|each|every|in|weekly|daily)\\b)"),
        "drinks");
    all.put(
        Pattern.compile(
            "(?i)(?<=\\d (?:standard |alcoholic )?(?:drinks?|glasses)) in (?:a |one |the )?(?=(?:day|week)\\b)"),
        " per ");
    // "(NHA; e.g. abiraterone)": a short name opens the bracket of examples.
    all.put(
        Pattern.compile(
            "(?<=\\()\\s*\\p{Lu}[\\p{L}\\p{N}/-]{1,9}s?\\s*[;,]\\s*(?=(?i:e\\.?\\s?g\\b|i\\.?\\s?e\\b|such as\\b|including\\b|for example\\b))"),
        "");
    all.put(
        Pattern.compile(
            "(?i)\\bbasal(?:[- ]cell)?(?: carcinomas?| cancers?)?\\s*(?:,|/|\\bor\\b|\\band/or\\b|\\band\\b)+\\s*(?:cutaneous )?squamous(?:[- ]cell)?(?: skin)? (?:carcinomas?|cancers?|skin cancers?)(?: (?:of|in)(?: the)? skin)?\\b"),
        "basal cell carcinoma or squamous cell carcinoma of the skin");
    all.put(
        Pattern.compile(
            "(?i)(?<!cutaneous )\\bsquamous(?:[- ]cell)?(?: carcinomas?| cancers?)?\\s*(?:,|/|\\bor\\b|\\band/or\\b|\\band\\b)+\\s*basal(?:[- ]cell)?(?: skin)? (?:carcinomas?|cancers?|skin cancers?)(?: (?:of|in)(?: the)? skin)?\\b"),
        "squamous cell carcinoma of the skin or basal cell carcinoma");
    // "Diagnosed or treated within 3 years": it was there within them.
    all.put(
        Pattern.compile(
            "(?i)\\s+(?:(?:that|which) (?:was|were|has been|have been|is|are) )?(?:(?:newly |first )?diagnosed|treated|active|present|requir(?:ing|ed) (?:treatment|therapy))\\s*(?:/|\\bor\\b|\\band/or\\b)\\s*(?:(?:that|which) )?(?:(?:newly |first )?diagnosed|treated|active|present|(?:had )?requir(?:ing|ed) (?:treatment|therapy))(?=\\s+(?:within|in|during|over)\\s+(?:the\\s+)?(?:last|past|previous|prior|preceding|\\d))"),
        "");
    // "Serum/plasma testosterone": of one or the other sample.
    all.put(
        Pattern.compile(
            "(?i)(?<!\\b(?:donation|donations|donated|donate|donating|loss|transfusions?|transfused)(?: of)? )\\b(?:serum|plasma|blood)\\s*(?:/|\\bor\\b|\\band/or\\b)\\s*(?:serum|plasma|blood)(?=\\s+(?!donat|donor|transfus|product|component|exchang|sample|collect|loss|volume|withdraw)\\p{L})"),
        "serum");
    all.put(
        Pattern.compile(
            "(?i)\\bcastrat(?:e|ion|ed)(?: range)? (?:levels?|concentrations?) of (?:(?:serum|plasma|total) )*testosterone\\b"),
        "serum testosterone level");
    all.put(
        Pattern.compile(
            "(?i)\\bcastrat(?:e|ion|ed)(?:[- ]range)? (?:(?:serum|plasma|total) )*testosterone(?: levels?| concentrations?)?\\b"),
        "serum testosterone level");
    all.put(
        Pattern.compile(
            "(?i)\\bout(?:side)? of (?:the )?(?:(?:normal|laboratory|lab|local|institutional) )*(?:reference|normal) (?:ranges?|limits?|values?|intervals?)\\b"),
        "outside the normal range");
    all.put(
        Pattern.compile(
            "(?i)\\boutside (?:the )?(?:(?:laboratory|lab|local|institutional) )*reference (?:ranges?|limits?|values?|intervals?)\\b"),
        "outside the normal range");
    // "A burst of at least 3 days": a shorter one is none.
    all.put(
        Pattern.compile(
            "(?i)(?<=\\b(?:steroids?|corticosteroids?|glucocorticoids?|prednisone|prednisolone|OCS)) (?:bursts?|courses?)(?:\\s*\\(?\\s*(?:of |for )?(?:≥|>=|at least)\\s*(?:3|three)(?: consecutive)? days?(?: duration)?\\s*\\)?)?(?!\\p{L})"),
        "");
    return all;
  }

  /** "Two prior lines of therapy including a platinum and a taxane": both were among them. */
  private static final Pattern AMONG =
      Pattern.compile(
          "(?i)(?<=\\b(?:lines?|regimens?|therapies|therapy|treatments?)\\b[^.;:,()]{0,40})\\s*,?\\s*\\b(?:including(?! but)|(?:which|that) (?:must (?:have )?)?includ(?:ed|es?))\\s+(?=[^.;:]{3,80}\\band\\b)");

  private static final Pattern OPEN_OR =
      Pattern.compile("(?i)\\b(?:no|not|without|never|naive|any|or|etc)\\b");

  private static final Pattern PRIOR =
      Pattern.compile(
          "(?i)\\b(?:prior|previous(?:ly)?|received|failed|failure|after|lines? of)\\b");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher among = AMONG.matcher(plain.text());
    if (kind == CriterionKind.INCLUSION
        && among.find()
        && PRIOR.matcher(plain.text()).find()
        && !OPEN_OR.matcher(plain.text()).find()) {
      plain = plain.replaced(among.start(), among.end(), " and ");
    }
    Matcher wanted = WANTED.matcher(plain.text());
    if (kind == CriterionKind.EXCLUSION && wanted.find()) {
      plain = plain.without(wanted.start(), wanted.end());
    }
    Matcher imaging = IMAGING.matcher(plain.text());
    if (kind == CriterionKind.EXCLUSION && imaging.find()) {
      plain = plain.replaced(imaging.end(1), imaging.end(), "; ");
      Matcher unfit = INCOMPATIBLE.matcher(plain.text());
      plain = unfit.find(imaging.end(1)) ? plain.without(unfit.start(), unfit.end()) : plain;
    }
    for (Map.Entry<Pattern, String> term : TERMS.entrySet()) {
      Matcher matcher = term.getKey().matcher(plain.text());
      int at = 0;
      while (at <= plain.text().length() && matcher.find(at)) {
        String words =
            term.getValue().startsWith("$1")
                ? matcher.group(1) + term.getValue().substring(2)
                : term.getValue();
        plain = plain.replaced(matcher.start(), matcher.end(), words);
        at = matcher.start() + words.length();
        matcher = term.getKey().matcher(plain.text());
      }
    }
    return plain;
  }
}
