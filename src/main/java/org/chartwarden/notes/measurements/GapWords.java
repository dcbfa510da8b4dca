package org.chartwarden.notes.measurements;

import java.util.List;
import java.util.Set;

/** The words that {@link Gap} knows, each in the form of a token's key. */
public final class GapWords {

  /** May stand between a name and its value. */
  public static final Set<String> FILLERS =
      words(
          """
          was were is are of at to = : , - — ( ) [ ] | level levels value values count counts
          concentration concentrations reading readings measured recorded noted found being
          been be has had have with a an the as about around nearly almost only up elevated
          raised increased high low decreased reduced normal abnormal initial serum plasma
          blood total random fasting rate range within limits rose fell dropped increase
          decrease rising reached reaching reaches showed shows revealed measuring measures
          measurement result results came back which that on admission presentation arrival
          baseline still remained stable also documented reported registered registers stands
          test today now his her in % percent by regular lower higher from score index
          interval just than then above below over under observed determined calculated
          estimated peak peaked maximum minimum max reads read body venous arterial percentage
          out it patient standing sitting supine severe mild moderate average mean median
          ratio trace & and + * worsened improved normalized declined critically detected
          indicated rhythm irregular sinus current following after right left arm arms both
          upper extremity limb pulse rates equal ~ . → continued continuing trended hovered
          hovering averaged averaging obtained confirmed assessed sits stood stayed clocked
          peaking near close this time yielded demonstrated indicating reflecting recent
          latest there first or roughly some she he visit lying seated manual automatic cuff supine requirement
          went jumped spiked drifted crept cleared corrected recovered plateaued fallen risen came
          """);

  /** Join the members of a list of names or values. */
  static final Set<String> GLUE =
      words(
          """
          , and / or & ( ) level levels serum the both as well along with plus his her of
          blood plasma also value values count concentration concentrations rate : |
          """);

  /** Tell a change from one value to the next. */
  static final Set<String> TREND =
      words(
          """
          to → then decreasing increasing rose fell dropped improved followed declined
          decreased increased rising falling normalized subsequently trended later > reached
          peaked before after peaking reaching returned recovered and now currently
          """);

  /** Time words that may stand within a change. */
  static final Set<String> TIMES =
      words(
          """
          day days hour hours h week weeks month months year years next first second third
          discharge treatment therapy dialysis hemodialysis surgery end time pod postoperative
          one two three four five six hd morning follow peak prior ago earlier previously
          """);

  /** Begin an aside about another value of the same measurement. */
  static final Set<String> ASIDE =
      words(
          """
          baseline previously previous prior from up compared with to was at on admission then
          discharge now peak vs versus down initially initial earlier before the his her value
          of level recent last : , = and is
          """);

  /** Tell that a value is wanted and not measured. */
  static final Set<String> WISH =
      words("goal goals target targets targeted desired aim aiming aims aimed");

  /** Tell that a bound is a condition. */
  static final Set<String> CONDITION =
      words("if when unless maintain maintaining maintained keep keeping criteria defined until");

  /** Tell that normal values follow. */
  static final Set<String> REFERENCE =
      words(
          """
          normal reference references ref range nl uln nr limit limits normals rv rr cutoff nv
          n norm interval threshold lln target goal expected normally control rng rf
          """);

  private GapWords() {}

  private static Set<String> words(String list) {
    return Set.copyOf(List.of(list.strip().split("\\s+")));
  }
}
