package org.chartwarden.trials.parsing;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Words that mean nothing for the answer. */
final class Fillers {

  private static final Set<String> WORDS =
      new HashSet<>(
          Arrays.asList(
              ("a an the any all some this that these those such of in on at to for from by with as is are was were be been being has have"
                      + " had having do does did must should will would shall may can could might who whom whose which patient patients subject subjects"
                      + " participant participants person persons individual individuals people volunteer volunteers candidate candidates those they their"
                      + " them his her he she it its and or nor & / and/or either both one ones following criteria criterion include includes included"
                      + " including inclusion exclude excluded exclusion eligible eligibility study trial enrollment enrolment screening baseline"
                      + " known documented confirmed established history diagnosis diagnosed presence evidence present meeting meet meets"
                      + " also only other others another additional each every there here if when where not no yes etc e g i ie eg s"
                      + " presenting presented presents suffering suffer undergoing underwent undergone currently current previous prior past"
                      + " previously clinical clinically significant relevant medical medically adult adults subject's patient's participant's at least"
                      + " aged age ages years year old male female men women man woman consecutive defined definition based according per"
                      + " time times during within before after since until while will enrolled enrolling randomized randomization prior"
                      + " ≥ ≤ > < = - — : ; . , ( ) [ ] \" ' * • · ? ! “ ” ’ % # @ + ~ |"
                      + " access reliable own owns owning having condition conditions due because than least more less up about between most than then more up type types kind form forms"
                      + " pre existing case cases level levels value values able use used using receive received receiving taking taken take took"
                      + " treatment treatments therapy therapies requiring require requires required need needs needed like namely respectively"
                      + " currently actively planned scheduled planning newly recent recently suspected possible regardless especially mainly"
                      + " injection injections ever never without absence free determined measured assessed obtained performed done given tested willing"
                      + " major specific certain different various whether due secondary related associated caused"
                      + " considered found seen noted identified via through under over above below out off into onto upon among amongst"
                      + " i.e e.g aka called known as who're first second new our my your we us you same own very too just again further already still yet"
                      + " experiencing experience experiences visit visits inclusive included additionally however therefore furthermore moreover subsequently particular certain respectively day days week weeks month months hour hours"
                      + " currently/previously reported self-reported self report reports having well good score scores physician physicians specialist provider medical records record local laboratory investigator clinician doctor")
                  .split(" ")));

  private Fillers() {}

  static boolean contains(String key) {
    return WORDS.contains(key) || key.length() == 1 && !Character.isLetterOrDigit(key.charAt(0));
  }
}
