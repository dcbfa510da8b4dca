package org.chartwarden.calculators.formulas;

import java.math.BigDecimal;
import java.time.Period;
import org.chartwarden.calculators.formulas.InputSpec.Choice;
import org.chartwarden.calculators.formulas.InputSpec.Day;
import org.chartwarden.calculators.formulas.InputSpec.Flag;
import org.chartwarden.calculators.formulas.InputSpec.Option;
import org.chartwarden.calculators.formulas.InputSpec.Quantity;
import org.chartwarden.units.Substance;

/**
 * Inputs that several calculators share: one name, unit, plausible range (from what has been
 * survived or measured, newborn to adult) and time of staleness for each. A calculator narrows a
 * range where its formula asks for it.
 */
final class CommonInputs {

  private static final Period DAY = Period.ofDays(1);
  private static final Period THREE_DAYS = Period.ofDays(3);
  private static final Period FOUR_WEEKS = Period.ofWeeks(4);
  private static final Period YEAR = Period.ofYears(1);

  private CommonInputs() {}

  static Choice sex() {
    return Choice.of(
            "sex",
            "sex",
            Option.of("female", "female", "f", "woman", "girl"),
            Option.of("male", "male", "m", "man", "boy"))
        .filledBy("sex");
  }

  /** Completed years. */
  static Quantity age() {
    return Quantity.of("age", "age", "a", "0", "120", "age").wholeUnits();
  }

  static Quantity weight() {
    return Quantity.of("weight", "weight", "kg", "0.3", "700", "weight");
  }

  static Quantity height() {
    return Quantity.of("height", "height", "cm", "20", "280", "height").freshFor(YEAR);
  }

  static Quantity bmi() {
    return Quantity.of("bmi", "body mass index", "kg/m2", "5", "150", "bmi");
  }

  static Quantity systolic() {
    return vital("systolic", "systolic blood pressure", "mm[Hg]", "30", "320", "systolic-bp");
  }

  static Quantity diastolic() {
    return vital("diastolic", "diastolic blood pressure", "mm[Hg]", "5", "220", "diastolic-bp");
  }

  static Quantity meanPressure() {
    return vital(
        "mean_pressure",
        "mean arterial pressure",
        "mm[Hg]",
        "20",
        "250",
        "mean-bp",
        "mean-arterial-pressure");
  }

  static Quantity heartRate() {
    return vital("heart_rate", "heart rate", "/min", "10", "350", "heart-rate");
  }

  static Quantity respiratoryRate() {
    return vital("respiratory_rate", "respiratory rate", "/min", "0", "120", "respiratory-rate");
  }

  static Quantity temperature() {
    return vital("temperature", "temperature", "Cel", "20", "45", "temperature");
  }

  static Quantity oxygenSaturation() {
    return vital("spo2", "oxygen saturation", "%", "20", "100", "oxygen-saturation");
  }

  static Quantity inspiredOxygen() {
    return vital("fio2", "inspired oxygen fraction", "%", "21", "100", "fio2");
  }

  static Quantity arterialOxygen() {
    return vital("pao2", "arterial oxygen pressure", "mm[Hg]", "10", "700", "po2");
  }

  static Quantity arterialCarbonDioxide() {
    return vital("paco2", "arterial carbon dioxide pressure", "mm[Hg]", "5", "200", "pco2");
  }

  static Quantity arterialPh() {
    return vital("ph", "arterial pH", "[pH]", "6.5", "8.0", "ph").orIn("1", "1");
  }

  static Quantity glasgowComaScore() {
    return vital("gcs", "Glasgow coma score", "{score}", "3", "15", "gcs-total", "gcs")
        .orIn("1", "1");
  }

  static Quantity creatinine() {
    return lab("creatinine", "creatinine", "mg/dL", "0.05", "40", "creatinine")
        .of(substance("113.12", null));
  }

  /** Urea nitrogen; urea in mmol/L is the same count of molecules as nitrogen pairs. */
  static Quantity ureaNitrogen() {
    return lab("bun", "urea nitrogen", "mg/dL", "0.5", "300", "bun").of(substance("28.02", null));
  }

  static Quantity sodium() {
    return lab("sodium", "sodium", "mmol/L", "90", "220", "sodium").of(substance("22.99", 1));
  }

  static Quantity potassium() {
    return lab("potassium", "potassium", "mmol/L", "1", "15", "potassium")
        .of(substance("39.10", 1));
  }

  static Quantity chloride() {
    return lab("chloride", "chloride", "mmol/L", "50", "160", "chloride").of(substance("35.45", 1));
  }

  static Quantity bicarbonate() {
    return lab("bicarbonate", "bicarbonate", "mmol/L", "1", "60", "bicarbonate")
        .of(substance("61.02", 1));
  }

  static Quantity glucose() {
    return lab("glucose", "glucose", "mg/dL", "5", "3000", "glucose").of(substance("180.16", null));
  }

  static Quantity calcium() {
    return lab("calcium", "calcium", "mg/dL", "2", "25", "calcium").of(substance("40.08", 2));
  }

  static Quantity albumin() {
    return lab("albumin", "albumin", "g/dL", "0.5", "8", "albumin").of(substance("66500", null));
  }

  static Quantity bilirubin() {
    return lab("bilirubin", "total bilirubin", "mg/dL", "0.05", "80", "bilirubin-total")
        .of(substance("584.66", null));
  }

  static Quantity inr() {
    return lab("inr", "international normalized ratio", "{INR}", "0.5", "25", "inr").orIn("1", "1");
  }

  static Quantity aspartateAminotransferase() {
    return lab("ast", "aspartate aminotransferase", "U/L", "1", "50000", "ast").orIn("[IU]/L", "1");
  }

  static Quantity alanineAminotransferase() {
    return lab("alt", "alanine aminotransferase", "U/L", "1", "50000", "alt").orIn("[IU]/L", "1");
  }

  static Quantity platelets() {
    return lab("platelets", "platelet count", "10*3/uL", "1", "3000", "platelets");
  }

  static Quantity leukocytes() {
    return lab("wbc", "white blood cell count", "10*3/uL", "0.01", "1000", "wbc");
  }

  /** Haemoglobin; laboratories that report mmol/L mean the monomer of 16,114 g/mol. */
  static Quantity hemoglobin() {
    return lab("hemoglobin", "hemoglobin", "g/dL", "1", "30", "hemoglobin")
        .orIn("mmol/L", "1.6114");
  }

  static Quantity hematocrit() {
    return lab("hematocrit", "hematocrit", "%", "5", "75", "hematocrit");
  }

  static Quantity totalCholesterol() {
    return lipid("total_cholesterol", "total cholesterol", "20", "1500", "cholesterol", "386.654");
  }

  static Quantity hdlCholesterol() {
    return lipid("hdl", "HDL cholesterol", "3", "200", "hdl", "386.654");
  }

  static Quantity triglycerides() {
    return lipid("triglycerides", "triglycerides", "10", "20000", "triglycerides", "861.338");
  }

  /** Fasting insulin; 1 uIU/mL is 6.0 pmol/L of the human hormone. */
  static Quantity insulin() {
    return lab("insulin", "insulin", "u[IU]/mL", "0.1", "1000", "insulin", "insulin-level")
        .orIn("u[IU]/mL", "1")
        .orIn("uU/mL", "1")
        .orIn("pmol/L", "0.16666666666666667")
        .orIn("ng/mL", "24.8");
  }

  static Quantity urineOutput() {
    return vital("urine_output", "urine output", "mL/d", "0", "20000", "urine-output");
  }

  static Quantity qtInterval() {
    return vital("qt", "QT interval", "ms", "150", "900", "qt-interval");
  }

  /** First day of the last menstrual period. */
  static Day lastMenstrualPeriod() {
    return Day.of("last_menstrual_period", "first day of the last menstrual period", "lmp");
  }

  static Quantity cycleLength() {
    return Quantity.of(
            "cycle_length",
            "length of the menstrual cycle",
            "d",
            "15",
            "60",
            "menstrual-cycle-length")
        .orIn("1", "1")
        .optional();
  }

  /** Days by which a cycle is longer than 28 days; 0 when its length is not known. */
  static int cycleShift(CalculatorInputs in, Quantity cycle, Working working) {
    if (!in.has(cycle)) {
      working.remark("no cycle length was given; 28 days are taken");
      return 0;
    }
    return (int) Math.round(in.number(cycle)) - 28;
  }

  static Flag heartFailure() {
    return Flag.of("heart_failure", "heart failure", "heart-failure");
  }

  static Flag hypertension() {
    return Flag.of("hypertension", "hypertension", "hypertension");
  }

  static Flag diabetes() {
    return Flag.of("diabetes", "diabetes", "diabetes", "diabetes-1", "diabetes-2");
  }

  static Flag stroke() {
    return Flag.of("stroke", "stroke", "stroke");
  }

  static Flag transientIschemicAttack() {
    return Flag.of("tia", "transient ischemic attack", "tia");
  }

  static Flag previousDvt() {
    return Flag.of("previous_dvt", "previous deep vein thrombosis", "dvt");
  }

  static Flag previousPe() {
    return Flag.of("previous_pe", "previous pulmonary embolism", "pulmonary-embolism");
  }

  /** Coughing up blood in the last four weeks. */
  static Flag hemoptysis() {
    return Flag.of("hemoptysis", "hemoptysis", "hemoptysis").within(FOUR_WEEKS);
  }

  /** An illness of the liver, of any grade. */
  static Flag liverDisease() {
    return Flag.of("liver_disease", "liver disease", "liver-disease", "cirrhosis");
  }

  static Flag cerebrovascularDisease() {
    return Flag.of("cerebrovascular_disease", "cerebrovascular disease", "stroke", "tia");
  }

  static Flag smoker() {
    return Flag.of("smoker", "current smoker", "smoking");
  }

  /** A vital sign, which stands for a day. */
  static Quantity vital(
      String name, String label, String unit, String low, String high, String... concepts) {
    return Quantity.of(name, label, unit, low, high, concepts).freshFor(DAY);
  }

  /** A laboratory result, which stands for three days unless the calculator says otherwise. */
  static Quantity lab(
      String name, String label, String unit, String low, String high, String... concepts) {
    return Quantity.of(name, label, unit, low, high, concepts).freshFor(THREE_DAYS);
  }

  static Substance substance(String molarMass, Integer charge) {
    return Substance.of(new BigDecimal(molarMass), charge);
  }

  private static Quantity lipid(
      String name, String label, String low, String high, String concept, String molarMass) {
    return lab(name, label, "mg/dL", low, high, concept)
        .of(substance(molarMass, null))
        .freshFor(YEAR);
  }
}
