package org.chartwarden.trials.parsing.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.chartwarden.trials.criteria.CriterionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RewordingCatalogTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Liver, heart or kidney failure|Liver failure, heart failure or kidney failure",
        "Mitral or tricuspid valve regurgitation|Mitral valve regurgitation or tricuspid valve regurgitation",
        "Wounds or infections of the lower leg|Wounds of the lower leg or infections of the lower leg",
        "Age < 30 or > 50|Age < 30 or Age > 50",
        "Waist: > 94 cm (men), > 80 cm (women)|Waist: > 94 cm (men) or Waist > 80 cm (women)",
        "Asthma with or without eczema|Asthma",
        "Asthma (with and without eczema), aged 8|Asthma , aged 8",
        "Smokers because smoke disturbs the test|Smokers",
        "Surgery (to avoid bias) last week|Surgery last week",
        "Hepatitis B/C|Hepatitis B or Hepatitis C",
        "HbA1c &lt; 7&nbsp;%|HbA1c < 7 %",
        "Scleritis in one or both eyes|Scleritis in the eye",
        "Hypo- or hyperkalemia|Hypokalemia or hyperkalemia",
        "Micro/macroalbuminuria|Microalbuminuria/macroalbuminuria",
        "Weight gain or loss|Weight gain or weight loss",
        "Migraine according to the International Headache Society criteria|Migraine",
        "Age < 20 and > 60 years|Age < 20 or Age > 60 years",
        "Height < 140 cm and > 200 cm|Height < 140 cm or Height > 200 cm",
        "Minimum height of 150 cm|height of at least 150 cm",
        "Maximum BMI 40|BMI of at most 40",
        "Prednisone < or equal to 5 mg|Prednisone ≤ 5 mg",
        "Platelets > or = 50|Platelets ≥ 50",
        "Infants weighing less than 3 kg|Infants with body weight less than 3 kg",
        "Intolerance to or failure of sulfasalazine|failure of sulfasalazine or Intolerance to sulfasalazine",
        "Resistant or intolerant to dasatinib, nilotinib|Resistant to dasatinib or intolerant to dasatinib, nilotinib",
        "Less than 6 weeks since the last dose of natalizumab|natalizumab within the last 6 weeks",
        "Neuropathy of either one or both of the feet|Neuropathy of the foot",
        "Uveal or periocular melanoma of one/both eyes|Uveal or periocular melanoma of the eye",
        "Lupus nephritis (see Appendix 4)|Lupus nephritis",
        "Vertigo, as detailed in Section 5.3|Vertigo",
        "Migraine (Okafor et al., 2017) with aura|Migraine with aura",
        "Frailty [4,7] in old age|Frailty in old age",
        "Inducers listed at https://example.org/table|Inducers listed at",
        "Inducers, available online at https://example.org/table|Inducers",
        "Sarcoidosis according to the 1999 ATS criteria|Sarcoidosis",
        "Psoriatic arthritis meeting the CASPAR criteria, on methotrexate|Psoriatic arthritis , on methotrexate",
        "Multiple sclerosis as defined by the 2017 revised McDonald criteria (Thompson)|Multiple sclerosis",
        "Sepsis treated as per institutional guidelines within 2 days|Sepsis treated within 2 days",
        "Cyclosporine as part of a combination therapy|Cyclosporine",
        "Biopsy as part of routine clinical care or surgery|Biopsy or surgery",
        "Broncho-pulmonary dysplasia|Bronchopulmonary dysplasia",
        "Co-morbidities of the eye|Comorbidities of the eye",
        "Aortic stenosis > moderate|severe Aortic stenosis",
        "Gout, tricuspid regurgitation of at least moderate severity|Gout, moderate or severe tricuspid regurgitation",
        "More than mild depression|moderate or severe depression",
        "Poor kidney and liver function|Poor kidney function and Poor liver function",
        "Inadequate cardiac, hepatic, or renal function|Inadequate cardiac function, Inadequate hepatic function, or Inadequate renal function",
        "Combined with gout|gout",
        "Diagnosis: vertigo|vertigo",
        "Receiving a new diagnosis of scleritis|a new diagnosis of scleritis",
        "Second tumour which is progressing or has required treatment|Second active tumour",
        "Second tumour that is progressing or has required therapy within 4 years|Second tumour within 4 years",
        "Heart disease. Exceptions are repaired septal defects|Heart disease, except repaired septal defects",
        "Hepatitis B and C infection|Hepatitis B and Hepatitis C infection",
        "Eczema diagnosed by a board-certified dermatologist|Eczema",
        "Confirmed diagnosis of measles by serology|Confirmed diagnosis of measles",
        "Nonprescription sleeping pills|over-the-counter sleeping pills",
        "BMI above 35 kg per square metre|BMI above 35 kg/m2",
        "GGT level is higher than twice the norm|GGT more than 2 times the norm",
        "An experimental vaccine that has not been licensed|An experimental vaccine",
        "Anti-hepatitis D virus antibodies|hepatitis D virus antibodies",
        "Prolonged QT interval prolongation > 500 ms|QT interval > 500 ms",
        "Gout, iii) fasting urate > 9|Gout, fasting urate > 9",
        "Massive, partial-thickness tear|Massive partial-thickness tear",
        "Known severe, refractory eczema|Known severe refractory eczema",
        "Mild, moderate wrist sprain|Mild to moderate wrist sprain",
        "Methotrexate must be withheld for at least 3 weeks before screening|Methotrexate within the last 3 weeks",
        "Ears, nose and perianal surgery|Ears surgery, nose surgery and perianal surgery",
        "Untreated/unstable goitre|Untreated or unstable goitre",
        "New York Heart Association (NYHA) class2 angina|NYHA class 2 angina",
        "Dupilumab/secukinumab: within 3 months|Dupilumab/secukinumab within 3 months",
        "Hepatitis (per medical records)|Hepatitis",
        "Fit, as established from the medical history.|Fit .",
        "Falls based on medical history or the investigator's view|Falls based on the investigator's view",
        "Be anaemic (i.e. hemoglobin must be above 9 g/dL)|Be anaemic",
        "Contraindications to MRI, such as MRI-incompatible clips or a tattoo|Contraindications to MRI; clips or a tattoo",
        "Skin cancer EXCEPTIONS: keratosis|Skin cancer, except keratosis",
        "Schizotypal disorder (F21)|Schizotypal disorder",
        "Gout [ICD-10: M10.0, M10.9] or tophi|Gout or tophi",
        "Unfit in the investigator s opinion|Unfit in the investigator's opinion",
        "Throat or head surgery|Throat surgery or head surgery",
      })
  void saysTheSameInPlainerWords(String text, String plain) {
    assertThat(plain(text, CriterionKind.EXCLUSION).replaceAll("\\s+", " ").strip())
        .isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Head and neck cancer",
        "Hand, foot and mouth disease",
        "Soft tissue disease",
        "Asthma, stroke or heart disease",
        "Patients with or without asthma",
        "Heart failure because of alcohol",
        "Systolic blood pressure between 90 and 120",
        "Diabetes, epilepsy or pain of unknown origin",
        "Ibuprofen 400 mg or more",
        "Women will be excluded if they smoke",
        "AT&T; Ltd.",
        "Visual loss in one or both eyes, worse eye 6/60",
        "Weight < 80 kg and > 50 kg",
        "Allergic or intolerant to penicillin",
        "Relapsed or refractory to standard treatment",
        "At least 6 weeks since the last dose of natalizumab",
        "One or two doses of vaccine",
        "Patients meeting the criteria for dependence",
        "Patients fulfilling the ACR criteria",
        "Not meeting the Rome IV criteria",
        "Gout (see a doctor weekly)",
        "Gout (per protocol: urate > 9 mg/dL)",
        "Gout (per protocol, urate of 9 mg/dL)",
        "Epilepsy using the Neurostim system",
        "Cough with fever meeting Kawasaki Disease criteria",
        "Age less than 3 years and more than 9 months",
        "Age < 12 years and > 30 kg body weight",
        "Age < 12 and > 30 kg",
        "Patients seen at X-ray by a dermatologist",
        "Asthma that is not diagnosed by a pulmonologist",
        "Dose more than moderate in patients",
        "Heart disease. Exceptions can be made",
        "Neuro-oncology",
        "Severe, moderate headache",
        "Insulin that is not on the market",
        "Smoking must be stopped for 3 weeks",
        "Vitamin (B12)",
        "Tumor (T12 level)",
        ""
      })
  void leavesAlone(String text) {
    assertThat(plain(text, CriterionKind.EXCLUSION)).isEqualTo(text);
  }

  @Test
  void asksOfThoseWhoAreWantedForNothingWithinAWashOut() {
    assertThat(
            plain("At least 6 weeks since the last dose of natalizumab", CriterionKind.INCLUSION)
                .strip())
        .isEqualTo("No natalizumab within the last 6 weeks");
    assertThat(plain("At least 9 months since the last stroke", CriterionKind.INCLUSION))
        .isEqualTo("At least 9 months since the last stroke");
    assertThat(plain("Patients with at least 6 weeks of natalizumab", CriterionKind.INCLUSION))
        .isEqualTo("Patients with at least 6 weeks of natalizumab");
  }

  @Test
  void leavesOutThatPatientsTakePart() {
    assertThat(
            plain("Patients with gout will be recruited from our clinic.", CriterionKind.INCLUSION))
        .isEqualTo("Patients with gout .");
    assertThat(plain("Patients will be included if they limp.", CriterionKind.INCLUSION))
        .isEqualTo("Patients will be included if they limp.");
    assertThat(plain("Smokers will be included.", CriterionKind.EXCLUSION))
        .isEqualTo("Smokers will be included.");
  }

  @Test
  void leadsBackToTheWordsAsWritten() {
    String text = "Liver or kidney disease within a year";
    WrittenText plain = RewordingCatalog.plain(WrittenText.of(text), CriterionKind.EXCLUSION);
    int kidney = plain.text().indexOf("kidney");
    int year = plain.text().indexOf("year");
    assertThat(plain.text()).isEqualTo("Liver disease or kidney disease within a year");
    assertThat(plain.before(kidney)).isEqualTo(text.indexOf("kidney"));
    assertThat(plain.before(year)).isEqualTo(text.indexOf("year"));
    assertThat(plain.before(plain.text().length())).isEqualTo(text.length());
  }

  /** What a hostile record could hold must not take long. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a ",
        "<",
        "with or without ",
        "liver or ",
        "age < 1 or ",
        "(because ",
        "&lt;",
        "age (x) : ",
        "confirmed by a qualified local medical ",
        "hepatitis B, C ",
        "exceptions are ",
        "according to the European National Clinical American Current British Standard Local European"
            + " National Clinical American Current British Standard Local zorb "
      })
  void readsLongTextsQuickly(String piece) {
    String text = piece.repeat(6000 / piece.length());
    long begin = System.nanoTime();
    plain(text, CriterionKind.INCLUSION);
    assertThat(System.nanoTime() - begin).isLessThan(3_000_000_000L);
  }

  private static String plain(String text, CriterionKind kind) {
    return RewordingCatalog.plain(WrittenText.of(text), kind).text();
  }
}
