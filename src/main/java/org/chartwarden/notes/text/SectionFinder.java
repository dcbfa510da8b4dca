package org.chartwarden.notes.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds headings at the beginnings of lines. */
final class SectionFinder {

  private static final int MAX_HEADING_WORDS = 7;
  private static final int MAX_HEADING_CHARACTERS = 70;

  private static final Map<SectionKind, String> NAMES =
      Map.ofEntries(
          Map.entry(
              SectionKind.COMPLAINT,
              "chief complaint;cc;reason for admission;reason for"
                  + " visit;presenting complaint;reason for consultation;reason for consult"),
          Map.entry(
              SectionKind.PRESENT_ILLNESS,
              "history of present illness;hpi;present"
                  + " illness;history;case presentation;case report;case description;presentation;case;"
                  + "interval history;subjective;case summary;patient information;patient presentation"),
          Map.entry(
              SectionKind.PAST_HISTORY,
              "past medical history;pmh;pmhx;medical history;past"
                  + " history;past surgical history;psh;surgical history;obstetric history;comorbidities"
                  + ";problem list;past medical and surgical history"),
          Map.entry(
              SectionKind.MEDICATIONS,
              "medications;meds;home medications;current"
                  + " medications;medications on admission;admission medications;medication"
                  + " list;discharge medications;inpatient medications;outpatient medications"),
          Map.entry(SectionKind.ALLERGIES, "allergies;allergy;drug allergies;adverse reactions"),
          Map.entry(
              SectionKind.SOCIAL_HISTORY,
              "social history;social hx;sh;habits;personal" + " history;substance use"),
          Map.entry(
              SectionKind.FAMILY_HISTORY,
              "family history;fh;fhx;family medical" + " history;family hx"),
          Map.entry(SectionKind.REVIEW_OF_SYSTEMS, "review of systems;ros;systems review"),
          Map.entry(SectionKind.VITAL_SIGNS, "vital signs;vitals;vs;observations;obs"),
          Map.entry(
              SectionKind.EXAMINATION,
              "physical examination;physical exam;pe;exam;examination"
                  + ";on examination;clinical examination;clinical findings;objective;examination"
                  + " findings;o e;neurological examination;general examination;admission exam"),
          Map.entry(
              SectionKind.LABORATORY,
              "laboratory;labs;laboratory data;laboratory"
                  + " results;laboratory findings;laboratory values;laboratory studies;lab results;lab"
                  + " data;results;pertinent results;investigations;blood tests;admission labs;data;"
                  + "laboratory tests;laboratory investigations;blood results;chemistry;hematology;"
                  + "serum;urine;urinalysis;cerebrospinal fluid;blood;arterial blood gas;pertinent labs"),
          Map.entry(
              SectionKind.IMAGING,
              "imaging;radiology;chest x ray;cxr;ct;mri;ultrasound;ecg;"
                  + "ekg;electrocardiogram;echocardiogram;echo;imaging studies;diagnostic imaging;"
                  + "findings;studies;electrocardiography;echocardiography"),
          Map.entry(
              SectionKind.PROCEDURES,
              "procedures;procedure;operation;operative"
                  + " findings;operative note;major surgical or invasive procedure;surgery"),
          Map.entry(
              SectionKind.COURSE,
              "hospital course;brief hospital course;course;clinical"
                  + " course;treatment;therapeutic intervention;therapeutic interventions;interventions;"
                  + "emergency department course;ed course;icu course;events;overnight events"),
          Map.entry(
              SectionKind.ASSESSMENT,
              "assessment;impression;assessment and plan;a p;ap;"
                  + "diagnosis;diagnoses;final diagnosis;differential diagnosis;diagnostic assessment;"
                  + "admission diagnosis;discharge diagnosis;discharge diagnoses;conclusion;summary"),
          Map.entry(
              SectionKind.PLAN, "plan;recommendations;recommendation;disposition;plan of care"),
          Map.entry(
              SectionKind.DISCHARGE,
              "discharge condition;discharge instructions;discharge"
                  + " summary;condition at discharge;discharge status;discharge labs;discharge"),
          Map.entry(
              SectionKind.FOLLOW_UP,
              "follow up;followup;outcome;outcome and follow up;follow"
                  + " up and outcomes;outcomes"),
          Map.entry(SectionKind.DISCUSSION, "discussion;abstract;introduction;background"));

  private static final Map<String, SectionKind> BY_NAME = byName();

  private SectionFinder() {}

  static List<NoteSection> sections(String text, List<Token> tokens) {
    List<NoteSection> sections = new ArrayList<>();
    SectionKind kind = SectionKind.OPENING;
    String heading = "";
    int start = 0;
    int body = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (i > 0 && token.breaks() == 0 || !token.isWord()) {
        continue;
      }
      int end = headingEnd(text, tokens, i);
      if (end > i) {
        if (token.start() > start) {
          sections.add(new NoteSection(sections.size(), kind, heading, start, body, token.start()));
        }
        boolean colon = tokens.get(end - 1).is(":");
        heading = text.substring(token.start(), tokens.get(colon ? end - 2 : end - 1).end());
        kind = BY_NAME.getOrDefault(key(tokens, i, colon ? end - 1 : end), SectionKind.OTHER);
        start = token.start();
        body = tokens.get(end - 1).end();
        i = end - 1;
      }
    }
    sections.add(new NoteSection(sections.size(), kind, heading, start, body, text.length()));
    return List.copyOf(sections);
  }

  /** Index after the last token of the heading that begins here (its colon too), or -1. */
  private static int headingEnd(String text, List<Token> tokens, int from) {
    int words = 0;
    int end = from;
    boolean capitals = true;
    while (end < tokens.size()
        && (end == from || tokens.get(end).breaks() == 0)
        && words <= MAX_HEADING_WORDS
        && tokens.get(end).end() - tokens.get(from).start() <= MAX_HEADING_CHARACTERS) {
      Token token = tokens.get(end);
      if (token.is(":")) {
        boolean alone = end + 1 == tokens.size() || tokens.get(end + 1).breaks() > 0;
        boolean known = BY_NAME.containsKey(key(tokens, from, end));
        return known || alone && words > 0 ? end + 1 : -1;
      }
      if (!token.isWord() && "-&/'()".indexOf(token.key()) < 0) {
        return -1;
      }
      if (token.isWord()) {
        words++;
        capitals &= token.raw().equals(token.raw().toUpperCase(java.util.Locale.ROOT));
      }
      end++;
    }
    boolean lineEnds = end == tokens.size() || tokens.get(end).breaks() > 0;
    if (!lineEnds || words == 0) {
      return -1;
    }
    boolean long3 = tokens.get(end - 1).end() - tokens.get(from).start() > 3;
    boolean known = BY_NAME.containsKey(key(tokens, from, end));
    return known || capitals && long3 ? end : -1;
  }

  private static String key(List<Token> tokens, int from, int to) {
    StringBuilder key = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (tokens.get(i).isWord()) {
        key.append(key.isEmpty() ? "" : " ").append(tokens.get(i).key());
      }
    }
    return key.toString();
  }

  private static Map<String, SectionKind> byName() {
    Map<String, SectionKind> names = new java.util.HashMap<>();
    NAMES.forEach(
        (kind, list) -> {
          for (String name : list.split(";")) {
            names.put(name, kind);
          }
        });
    return Map.copyOf(names);
  }
}
