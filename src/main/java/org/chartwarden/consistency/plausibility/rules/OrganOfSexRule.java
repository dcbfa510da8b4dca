package org.chartwarden.consistency.plausibility.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.demographics.Sex;

/** An organ, an examination or a state of the other sex. */
final class OrganOfSexRule implements NoteRule {

  private static final Phrases OF_WOMEN =
      Phrases.of(
          "is pregnant;currently pregnant;hysterectomy;uterus;cervix;ovary;ovaries;ovarian;vaginal"
              + " bleeding;last menstrual period;lmp;menses;postmenopausal;perimenopausal;gravida;para;"
              + "gravid;weeks pregnant;weeks gestation;pap smear;endometrial;vaginal delivery;cesarean;"
              + "oophorectomy;uterine;fundal height;menopause");
  private static final Phrases OF_MEN =
      Phrases.of(
          "prostate;prostatic;prostatectomy;testicle;testicles;testis;testes;testicular;scrotum;scrotal"
              + ";bph;vasectomy;orchiectomy;penis;penile;turp;erectile");
  private static final Phrases OTHERWISE =
      Phrases.of(
          "transgender;trans man;trans woman;transition;gender;assigned;intersex;donor;not;no;denies;"
              + "female partner;male partner;partner;wife;husband;if;spine;collateral;cervix of;fetus;"
              + "newborn;risk;screening;in women;in men;family;mother;father;partners;sexually;gestational;"
              + "antigen;psa;born;delivery;delivered;birth");

  @Override
  public String id() {
    return "organ-of-sex";
  }

  @Override
  public String title() {
    return "An organ or a state that the sex of the patient rules out.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    Optional<Sex> sex = note.statedSex();
    if (sex.isEmpty() || note.child()) {
      return List.of();
    }
    boolean man = sex.get() == Sex.MALE;
    List<NoteFlaw> flaws = new ArrayList<>();
    for (CheckedNote.Said said : note.all(man ? OF_WOMEN : OF_MEN)) {
      if (!note.ofOthers(said.sentence()) && !note.says(said.sentence(), OTHERWISE)) {
        flaws.add(
            new NoteFlaw(
                id(),
                Severity.HIGH,
                List.of(note.span(said.place()), note.note().demographics().sex().get().span()),
                "The patient is said to be "
                    + (man ? "male" : "female")
                    + " and the note speaks of \""
                    + note.span(said.place()).text()
                    + "\".",
                "Make sure that no text of another patient was copied into the note."));
        return flaws;
      }
    }
    return flaws;
  }
}
