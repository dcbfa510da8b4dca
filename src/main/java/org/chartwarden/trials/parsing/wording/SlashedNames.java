package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Hepatitis B/C", "drug/alcohol abuse", "diabetes other than type 2": two names behind or before
 * one word.
 */
final class SlashedNames implements Rewording {

  private static final Pattern HEPATITIS =
      Pattern.compile(
          "(?i)\\b(hepatitis)\\s+(?-i:([A-E]))(?:\\s*(?:/|,(?:\\s*(?:and|or))?)\\s*|\\s+(?:or|and|and/or)\\s+)(?=(?-i:[A-E])\\b)");

  private static final Pattern TYPES =
      Pattern.compile(
          "(?i)\\bdiabetes(?: mellitus)? (?:other than|except(?: for)?|excluding) type (?:1|2|I|II)\\b(?! diabetes)");

  private static final Pattern SUBSTANCES =
      Pattern.compile(
          "(?i)\\b(?:drugs?|alcohol|substances?)(\\s*/\\s*)(?=(?:drugs?|alcohol|substances?)\\b)");

  private static final String MARKER =
      "(?:EGFR|ALK|ROS-?1|BRAF|KRAS|NRAS|HRAS|RAS|RET|MET|HER-?2|ERBB2|NTRK(?:[123])?|PIK3CA|FGFR(?:[1-4])?|IDH[12]|BRCA[12]|PALB2|KIT|PDGFRA|FLT3|NPM1)";

  /** "ALK / ROS1 rearrangement": either gene, and what is found is found in each. */
  private static final Pattern GENES =
      Pattern.compile(
          "\\b"
              + MARKER
              + "(\\s*/\\s*)(?="
              + MARKER
              + "(?:\\s*/\\s*"
              + MARKER
              + ")*\\s+(?:gene\\s+)?((?i:rearrangements?|fusions?|translocations?|mutations?|alterations?|aberrations?|amplifications?))\\b(?!\\s*(?i:-|negative|positive|status|test)))");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher viruses = HEPATITIS.matcher(plain.text());
    while (viruses.find()) {
      String joint = plain.text().substring(viruses.end(2), viruses.end());
      plain =
          plain.replaced(
              viruses.end(2),
              viruses.end(),
              (joint.contains("/") ? " or " : joint) + viruses.group(1) + " ");
      viruses = HEPATITIS.matcher(plain.text());
    }
    Matcher types = TYPES.matcher(plain.text());
    while (types.find()) {
      plain = plain.inserted(types.end(), " diabetes");
      types = TYPES.matcher(plain.text());
    }
    Matcher genes = GENES.matcher(plain.text());
    while (genes.find()) {
      plain = plain.replaced(genes.start(1), genes.end(1), " " + genes.group(2) + " or ");
      genes = GENES.matcher(plain.text());
    }
    Matcher substances = SUBSTANCES.matcher(plain.text());
    while (substances.find()) {
      plain = plain.replaced(substances.start(1), substances.end(1), " or ");
      substances = SUBSTANCES.matcher(plain.text());
    }
    return plain;
  }
}
