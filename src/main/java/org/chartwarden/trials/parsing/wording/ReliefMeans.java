package org.chartwarden.trials.parsing.wording;

import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Obstruction that has not been relieved by stent or surgery": the means are no alternatives to
 * the obstruction.
 */
final class ReliefMeans implements Rewording {

  private static final String MEANS =
      "(?:(?:an? |the |any |further |prior |previous |additional )?(?:(?:endoscopic|surgical|percutaneous|biliary|ureteral|external|internal|medical|local|palliative|urinary|pleural|standard|conventional|oral|tube|nephrostomy|nerve) )*(?:stents?|stenting|stent placement|surger(?:y|ies)|operation|bypass|drain(?:age|s)?|nephrostom(?:y|ies)|catheter(?:s|isation|ization)?|shunt(?:s|ing)?|radiotherapy|radiation(?: therapy)?|irradiation|ablation|emboli[sz]ation|embolectomy|thrombectomy|dilat(?:at)?ion|resection|intervention|procedures?|medications?|drugs?|medicines?|treatment|therapy|tubes?|blocks?|paracentesis|thoracentesis|pleurodesis|decompression|interventions?)(?!\\p{L}))";

  private static final Substitution RELIEVED =
      Substitution.of(
          "\\b((?:not|never|cannot|without being|un)[ -]?(?:been |be |being |yet |fully |adequately |sufficiently |completely )*(?:relieved|resolved|corrected|alleviated|decompressed|bypassed|drained|treated|managed|controlled|remedied|cured|improved)) (?:by|with|using|through|via|after|despite) "
              + MEANS
              + "(?: ?(?:,|/|or|and|and/or|, or|, and) ?"
              + MEANS
              + ")+",
          "$1");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return RELIEVED.in(text);
  }
}
