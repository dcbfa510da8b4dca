package org.chartwarden.trials.parsing.wording;

import java.util.Set;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** Words for parts of the body, and the joints of a list of them. */
final class BodyWords {

  private static final Set<String> PARTS =
      WordSet.of(
          "eye ear nose throat sinus sinuses skin bone joint muscle brain spine heart lung liver",
          "kidney bladder bowel colon rectum stomach esophagus oesophagus pancreas spleen thyroid",
          "adrenal pituitary parathyroid prostate breast ovary ovaries uterus cervix vagina testis",
          "head neck back chest abdomen pelvis hip knee ankle foot hand wrist elbow shoulder arm leg",
          "thigh calf finger toe jaw face mouth tongue larynx pharynx tooth gum nail hair blood",
          "nerve tendon ligament cartilage limb extremity extremities marrow placenta organ",
          "gallbladder anus endometrium vulva penis peritoneum oropharynx hypopharynx nasopharynx",
          "thymus ureter duodenum caecum cecum sigmoid tonsil tonsils lip lips bronchus meninges");

  private static final Set<String> ADJECTIVES =
      WordSet.of(
          "ocular otic nasal oral dental sinonasal pharyngeal laryngeal cutaneous dermatological",
          "dermatologic osseous articular muscular musculoskeletal neuromuscular neurological",
          "neurologic cerebral cerebrovascular cranial intracranial spinal cardiac cardiovascular",
          "coronary carotid vascular pulmonary respiratory bronchial tracheal hepatic hepatobiliary",
          "biliary renal urinary genitourinary urological urologic urogenital intestinal",
          "gastrointestinal gastric duodenal esophageal oesophageal colonic rectal colorectal anal",
          "pancreatic splenic endocrine metabolic hormonal haematological hematological hematologic",
          "haematologic lymphatic ovarian uterine endometrial cervical vaginal gynecological",
          "gynecologic gynaecological testicular penile scrotal prostatic pelvic abdominal thoracic",
          "lumbar sacral cervical mitral aortic tricuspid ventricular atrial valvular pericardial",
          "immunological immunologic psychiatric psychological rheumatological rheumatologic",
          "rheumatic orthopedic orthopaedic fallopian retinal corneal optic vestibular facial",
          "perianal perineal buccal inguinal axillary maxillofacial craniofacial pleural mediastinal",
          "peritoneal retroperitoneal bronchopulmonary cerebellar vertebral nasopharyngeal femoral",
          "oropharyngeal mammary breast meningeal glenohumeral acromioclavicular temporomandibular",
          "bile salivary gastroesophageal periocular orbital intraocular conjunctival lacrimal",
          "periorbital");

  private static final Set<String> SEVERAL =
      WordSet.of(
          "hips knees ankles feet hands wrists elbows shoulders arms legs fingers toes eyes ears",
          "breasts lungs kidneys bones joints limbs teeth");

  private static final Set<String> SIDES = Set.of("upper", "lower");

  private BodyWords() {}

  /** Whether a token may stand before the name of a disease. */
  static boolean single(CriterionPhrase phrase, int i) {
    return phrase.isAny(i, PARTS) || phrase.isAny(i, ADJECTIVES) || phrase.isAny(i, SIDES);
  }

  static boolean any(CriterionPhrase phrase, int i) {
    return single(phrase, i) || phrase.isAny(i, SEVERAL);
  }

  /**
   * First token of the joint of a list that ends before a token; that token itself when none does.
   */
  static int jointBefore(CriterionPhrase phrase, int end) {
    int at = end;
    while (at > 0
        && (phrase.is(at - 1, ",")
            || phrase.is(at - 1, "/")
            || phrase.is(at - 1, "&")
            || phrase.is(at - 1, "or")
            || phrase.is(at - 1, "and"))) {
      at--;
    }
    return at;
  }

  /** Whether a joint holds more than a comma. */
  static boolean closes(CriterionPhrase phrase, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!phrase.is(i, ",")) {
        return true;
      }
    }
    return false;
  }
}
