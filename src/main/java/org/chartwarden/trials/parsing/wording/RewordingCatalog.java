package org.chartwarden.trials.parsing.wording;

import java.util.List;
import org.chartwarden.trials.criteria.CriterionKind;

/** All rewordings, in the order in which they are tried. */
public final class RewordingCatalog {

  private static final List<Rewording> ALL =
      List.of(
          new MarkupResidue(),
          new OpeningWords(),
          new JoinedWord(),
          new AllowedAids(),
          new EventOnset(),
          new TreatmentWords(),
          new NamedInstitution(),
          new CountedChoice(),
          new ListedBearers(),
          new VarixWords(),
          new ReasonGiven(),
          new GradeScale(),
          new MeasurableDisease(),
          new InactiveLife(),
          new HarmOfTreatment(),
          new LimitForSome(),
          new PressurePair(),
          new StateOfDisease(),
          new TrialTopic(),
          new AbstainedThing(),
          new OtherPerson(),
          new FinishedSince(),
          new SevereLows(),
          new ScreenedExamples(),
          new ShortenedNames(),
          new PlainTerms(),
          new FallenValue(),
          new EitherTreatment(),
          new JoinedProgram(),
          new JointCounts(),
          new FailedCount(),
          new HarmScale(),
          new PercentileWords(),
          new OralRoute(),
          new BonePart(),
          new MarkerDefinition(),
          new BareExacerbation(),
          new BracketedAllergens(),
          new ReliefMeans(),
          new SecondPredicate(),
          new ContraryWords(),
          new RunOnItems(),
          new MarkerSigns(),
          new SpreadWords(),
          new SubgroupLimit(),
          new CommaAdjectives(),
          new RecruitmentWords(),
          new ForbiddenThing(),
          new DeniedList(),
          new TimeOfExamples(),
          new ContraceptiveMethods(),
          new SexCondition(),
          new References(),
          new NamedExceptions(),
          new ExamplesBehindException(),
          new ActiveTreatment(),
          new PurposeClause(),
          new BothSides(),
          new EitherWay(),
          new UnconfirmedThing(),
          new FoundBy(),
          new NamedRules(),
          new DefinedTerms(),
          new DefiningOpening(),
          new SlashedNames(),
          new DiseaseDuration(),
          new BothInfections(),
          new OtherType(),
          new SubstanceKinds(),
          new WhichPregnancy(),
          new GestationalWeeks(),
          new BothParities(),
          new TestedMarker(),
          new FamilyBearers(),
          new TrialOfProduct(),
          new ResultAge(),
          new WashOut(),
          new OffDrug(),
          new TrailingWindow(),
          new ChangedTreatment(),
          new BegunProcedure(),
          new SharedOutcome(),
          new SharedStay(),
          new ComparedDegree(),
          new DisjointLimits(),
          new LeastAndMost(),
          new SharedEnding(),
          new SharedFunction(),
          new SharedHead(),
          new SharedTarget(),
          new SharedPlace(),
          new SitedExamples(),
          new SharedSign(),
          new SignedBearer(),
          new NegativeSign(),
          new SharedMeasure());

  private RewordingCatalog() {}

  /** A criterion in plain words. */
  public static WrittenText plain(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    for (Rewording rewording : ALL) {
      plain = rewording.of(plain, kind);
    }
    return plain;
  }
}
