package org.chartwarden.trials.parsing.wording;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Infarction seen on CT or MRI", "depression according to DSM-5": how something is found, and by
 * whose rules, asks for nothing of its own.
 */
final class FoundBy implements Rewording {

  private static final String METHOD =
      "(?:an? |the |either )?(?:(?:chest|abdominal|brain|cranial|cardiac|transvaginal|transthoracic|pelvic|high[- ]resolution|plain|contrast[- ]enhanced|baseline|screening|diagnostic|standard|conventional)\\s+)?(?:x-?rays?|radiographs?|radiography|ct|hrct|mri|pet(?:[-/]ct)?|ultrasound|ultrasonography|sonography|echocardiography|echocardiogram|imaging|computed tomography|magnetic resonance imaging|angiography|endoscopy|colonoscopy|spirometry|polysomnography|ecg|ekg|electrocardiogram|eeg|(?:polymerase chain reaction|reverse transcription polymerase chain reaction)(?: \\((?:rt-?)?pcr\\))?|rt-?pcr|pcr|serology|culture|(?:rapid )?(?:antigen|antibody|serological|serologic|molecular|laboratory|blood|urine|nucleic acid) test(?:s|ing)?|clinical (?:diagnosis|findings|examination|grounds|assessment)|histology|histopathology|cytology|(?:liver |renal |kidney |skin )?biopsy|(?:transient )?elastography|fibroscan|bronchoscopy|laparoscopy|arthroscopy|electromyography|emg|nerve conduction (?:study|studies|velocity|velocities)|ncs|electrodiagnostic (?:study|studies)|scintigraphy|dxa|dexa|(?:(?:clinical|biochemical|radiologic(?:al)?|imaging|histologic(?:al)?|endoscopic|serologic(?:al)?|laboratory)(?: ?(?:,|/|,? and|,? or) ?| ))+(?:findings|features|evidence|data|criteria|grounds|results|signs))(?:\\s+(?:scans?|tests?|testing|findings|images|examination))?\\b";

  private static final String METHODS =
      METHOD + "(?:\\s*(?:,\\s*(?:and|or)?|/|and/or|and|or)\\s+(?:by |on )?" + METHOD + ")*";

  /** Who found it: one who is able to. What an investigator judges is asked, and stays. */
  private static final String FINDER =
      "(?:an? |the |their |his or her )?(?:(?:qualified|certified|board[- ]certified|licensed|trained|experienced|treating|referring|attending|local|medical|clinical|study|consultant|pediatric|paediatric|expert|independent|primary care|general|mental health|healthcare|health care|health)\\s+){0,3}(?:(?:derma|neuro|rheuma|onco|cardio|gastroentero|endocrino|hemato|haemato|uro|nephro|ophthalmo|pulmono|radio|patho|psycho|gyneco|gynaeco|hepato|immuno|allergo|audio)(?:to)?logist|psychiatrist|paediatrician|pediatrician|geriatrician|physician|clinician|doctor|surgeon|specialist|dentist|optometrist|practitioner|professional|provider|assessor)s?\\b";

  private static final Pattern VERB =
      Pattern.compile(
          "(?i)\\s*,?\\s*\\b(?:as )?(?:confirmed|documented|diagnosed|verified|determined|established|demonstrated|shown|seen|detected|evidenced|proven|approved|supported|identified|visible)\\s+(?:by|on|with|via|through|using|at|in)\\s+"
              + METHODS
              + "(?:\\s*(?:,\\s*(?:and|or)?|/|and/or|and|or)\\s+by\\s+"
              + FINDER
              + ")?"
              + "(?=\\s*(?:[,.;)]|$|(?:within|during|in|for|who|at|prior|before|that)\\b))");

  private static final Pattern SIGN =
      Pattern.compile(
          "(?i)(?<=\\b(?:lesions?|infiltrates?|infarcts?|infarctions?|h(?:a)?emorrhage|stenosis|opacities))\\s+on\\s+"
              + METHODS
              + "(?=\\s*(?:[,.;)]|$|(?:within|during|in|for|who|at|prior|before|that)\\b))");

  private static final Pattern PERSON =
      Pattern.compile(
          "(?i)\\s*,?\\s*\\b(?:as )?(?:confirmed|documented|diagnosed|verified|established|approved|identified|made)\\s+by\\s+"
              + FINDER
              + "(?:\\s*(?:,|/|,? or|,? and)\\s*"
              + FINDER
              + "){0,2}(?=\\s*(?:[,.;)]|$|(?:within|during|in|for|who|at|prior|before|that|and|or|as|with)\\b))");

  private static final Pattern RULES =
      Pattern.compile(
          "(?i)(?:\\s*\\(?\\s*,?\\s*\\b(?:as )?(?:defined by|based on|according to|per|using|in accordance with|determined by)\\s+(?:the )?)?\\b(?:DSM|ICD)[ -]?(?:\\d{1,2}|IV|III|V)(?:[- ]?(?:TR|R|CM))?\\b(?:\\s+(?:diagnostic\\s+)?(?:criteria|codes?)\\s*(?:\\)|for\\b)?)?");

  /** "As determined in tumor tissue or plasma ctDNA": where a marker is looked for. */
  private static final String SPECIMEN =
      "(?:the |a |an |archival |fresh |primary |peripheral )*(?:tumou?r(?: tissue| sample| specimen)?s?|tissue(?: sample)?s?|plasma(?: ctdna| cfdna)?|blood(?: ctdna)?|serum|ctdna|cfdna|circulating tumou?r dna|liquid biopsy|bone marrow|ffpe(?: tissue)?)";

  private static final Pattern SPECIMENS =
      Pattern.compile(
          "(?i)\\s*,?\\s*\\b(?:as )?(?:confirmed|documented|determined|detected|identified|found|assessed|measured|demonstrated|tested)\\s+(?:in|on|from|by|using|via)\\s+(?:either )?"
              + SPECIMEN
              + "(?:\\s*(?:,\\s*(?:and|or)?|/|and/or|and|or)\\s+(?:in |on |by )?"
              + SPECIMEN
              + ")*(?=\\s*(?:[.,;)]|$))");

  /** "A confirmed diagnosis of gout by ultrasound". */
  private static final Pattern CONFIRMED =
      Pattern.compile(
          "(?i)(?<=\\bconfirmed (?:diagnosis|case|cases) of [\\w -]{3,40})\\s+(?:by|on|via|using|with)\\s+"
              + METHODS
              + "(?=\\s*(?:[,.;)]|$|(?:within|during|for|who|at|prior|before|that)\\b))");

  /** "Not histologically confirmed by biopsy" asks for just that. */
  private static final Pattern DENIED =
      Pattern.compile("(?i)\\b(?:not|never|cannot|can't|without|no)\\b[^,;.]*$");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    for (Pattern pattern : List.of(VERB, SPECIMENS, CONFIRMED, PERSON, SIGN, RULES)) {
      plain = without(plain, pattern);
    }
    return plain;
  }

  private static WrittenText without(WrittenText text, Pattern pattern) {
    WrittenText plain = text;
    Matcher matcher = pattern.matcher(plain.text());
    int at = 0;
    while (at < plain.text().length() && matcher.find(at)) {
      String before = plain.text().substring(0, matcher.start());
      boolean said = before.chars().filter(Character::isLetter).count() > 2;
      String found = matcher.group();
      boolean open = found.indexOf('(') >= 0 && found.indexOf(')') < 0;
      at = matcher.end();
      if (said && !open && !DENIED.matcher(before).find()) {
        plain = plain.without(matcher.start(), matcher.end());
        at = matcher.start() + 1;
        matcher = pattern.matcher(plain.text());
      }
    }
    return plain;
  }
}
