package org.chartwarden.notes.medications;

import org.chartwarden.notes.text.PhraseTrie;

/**
 * The words for frequencies. {@code d=} doses per day, {@code w=} doses per week, {@code h=} hours
 * between doses; other words are moments.
 */
final class FrequencyPhrases {

  private static final String[][] PHRASES = {
    {
      "d=1",
      "daily;once daily;once a day;qd;q.d.;q.d;q day;qday;od;o.d.;every day;each day;per day;a day;once per day;"
          + "/day;/d;once every day;every 24 hours;once each day;1x/day;dly;dailly;"
          + "per 24 hours;24 hourly;on a daily basis;o.d;once-daily;1x daily;x1 daily"
    },
    {
      "d=1 bedtime",
      "nightly;at bedtime;qhs;q.h.s.;every night;each night;nocte;at night;hs;h.s.;before bed;at bed time;"
          + "qpm at bedtime;on;once nightly;q hs;every night at bedtime;each evening at bedtime;qnight;in the night;"
          + "daily at bedtime;once a night;once at night;every bedtime;q bedtime;nightly at bedtime;daily hs;tonight and nightly;"
          + "before sleep;before sleeping;bedtime"
    },
    {
      "d=1 morning",
      "qam;q.a.m.;q am;every morning;in the morning;each morning;mane;om;in the mornings;daily in the morning;in am;"
          + "in the am;every am;once in the morning;q morning;daily qam;once every morning;mornings;each am"
    },
    {
      "d=1 evening",
      "qpm;q pm;every evening;in the evening;each evening;in the evenings;with dinner;with supper;before supper;before dinner;in the pm;in pm;"
          + "daily in the evening;at dinner;with evening meal;with the evening meal;at dinnertime;at suppertime;q evening;"
          + "once in the evening;every pm;at supper"
    },
    {"d=1 noon", "at noon;at midday;before lunch;at lunch;with lunch;midday;q noon;at lunchtime"},
    {"d=1 breakfast", "with breakfast;before breakfast;at breakfast"},
    {
      "d=2",
      "bid;b.i.d.;b.i.d;twice daily;twice a day;twice per day;bd;b.d.;two times a day;two times daily;2x/day;"
          + "twice each day;twice-daily;twice every day;twice in a day;b.d;x2/day;2x daily;2x a day;am and pm;"
          + "morning and evening;morning and night;in the morning and evening;in the morning and at night;"
          + "mane and nocte;/12h;twice dly;q12;every 12 hours;every twelve hours;2 times a day;twicw daily;am & pm"
    },
    {
      "d=3",
      "tid;t.i.d.;t.i.d;thrice daily;tds;t.d.s.;three times a day;three times daily;thrice a day;3x/day;three times per day;"
          + "three times each day;3x daily;3x a day;td s;t.d.s;/8h;with each meal three times a day;three times every day"
    },
    {
      "d=4",
      "qid;q.i.d.;q.i.d;qds;q.d.s.;four times a day;four times daily;4x/day;four times per day;four times each day;"
          + "4x daily;4x a day;q.d.s;/6h;four times every day"
    },
    {"d=5", "five times a day;five times daily;5x/day;5x daily;5x a day;five times per day"},
    {"d=6", "six times a day;six times daily;6x/day"},
    {
      "d=0.5",
      "every other day;qod;q.o.d.;alternate days;on alternate days;every second day;q48h;every 48 hours;"
          + "every alternate day;alternate day;every two days;alt days;eod;on alternating days;every other night"
    },
    {
      "w=1",
      "weekly;once weekly;once a week;every week;qweek;qwk;q week;per week;once per week;each week;a week;/week;/wk;once-weekly;"
          + "q weekly;q wk;q1wk;q1week;every seven days;once every week"
    },
    {
      "w=2",
      "twice weekly;twice a week;2x/week;twice per week;biw;two times a week;2x weekly;twice-weekly"
    },
    {
      "w=3",
      "thrice weekly;three times a week;three times weekly;3x/week;tiw;t.i.w.;three times per week;3x weekly;thrice a week;"
          + "3x/wk"
    },
    {
      "w=3 day=mon day=wed day=fri",
      "mwf;m/w/f;m-w-f;mon/wed/fri;monday wednesday friday;mon wed fri;monday, wednesday and friday;monday, wednesday, friday;m w f;mondays, wednesdays and fridays;mon, wed, fri;every monday, wednesday and friday"
    },
    {
      "w=3 day=tue day=thu day=sat",
      "tts;tths;t/th/s;tue/thu/sat;t-th-s;tu/th/sa;tuesday thursday saturday;tuesday, thursday and saturday;tues/thurs/sat;t/th/sat;t/t/s"
    },
    {"w=1 day=mon", "every monday;on mondays;mondays;q monday"},
    {"w=1 day=tue", "every tuesday;on tuesdays;tuesdays;q tuesday"},
    {"w=1 day=wed", "every wednesday;on wednesdays;wednesdays;q wednesday"},
    {"w=1 day=thu", "every thursday;on thursdays;thursdays;q thursday"},
    {"w=1 day=fri", "every friday;on fridays;fridays;q friday"},
    {"w=1 day=sat", "every saturday;on saturdays;saturdays;q saturday"},
    {"w=1 day=sun", "every sunday;on sundays;sundays;q sunday"},
    {
      "w=0.5",
      "every other week;fortnightly;biweekly;every two weeks;every fortnight;every second week;once a fortnight;q2wk;q2w;q2wks;every 2 weeks;q 2 weeks"
    },
    {"w=0.25", "every four weeks;q4w;q4wk;q4wks"},
    {"h=720", "monthly;once a month;every month;once monthly;per month;q month;qmonth;each month"},
    {"h=1", "hourly;every hour;each hour;q hour;qhr;q1h;qh;q hr"},
    {"h=1440", "bimonthly;every two months;every other month"},
    {"h=2160", "every three months;quarterly;every 3 months;q3 months;q3mo"},
    {"h=4320", "every six months;every 6 months;twice yearly;twice a year"},
    {"h=8760", "yearly;annually;once a year;every year"},
    {
      "prn",
      "prn;p.r.n.;p.r.n;as needed;as required;when needed;when required;if needed;if required;as necessary;sos;"
          + "whenever needed;only if needed;on demand;as and when needed;as and when required;as needed for;prn for;as need;"
          + "when necessary;if necessary"
    },
    {
      "once",
      "once;x1;x 1;×1;one time;one-time;stat;stat dose;one dose;single dose;a single dose;one single dose;as a single dose;"
          + "x1 dose;once only;one time dose;one-time dose;one off;one-off;in one dose;once off;x once;as one dose;"
          + "loading dose;test dose;1 dose;one time only"
    },
    {
      "cont",
      "continuous;continuously;continuous infusion;cont infusion;infusion;drip;gtt;ggt;via pump;by pump;pump;"
          + "infusing;constant infusion;cri;via syringe driver;syringe driver;by syringe driver;via infusion pump;"
          + "as a continuous infusion;continuous drip;around the clock infusion;over 24 hours;over 24h;over 24 h"
    },
    {
      "meals",
      "with meals;with food;with each meal;with each of three meals;with each of the three meals;with each of her meals;with each of his meals;with each of her three meals;with each of his three meals;with all meals;with three meals;with his meals;with her meals;with main meals;at each of three meals;before each of three meals;wm;w/ meals;w/meals;at meals;at mealtimes;with every meal;at each meal;mealtime;cc meals;each meal;with a meal;every meal"
    },
    {
      "before-meals",
      "ac;a.c.;before meals;before each meal;before food;ac meals;premeal;pre-meal;before eating;before a meal;before every meal;prior to meals"
    },
    {"after-meals", "pc;p.c.;after meals;after food;after each meal;after eating"},
    {
      "d=4 before-meals bedtime",
      "achs;ac & hs;ac and hs;ac/hs;qachs;before meals and at bedtime;ac + hs;qac & qhs;qac and qhs;tid ac & hs;tid ac and hs;tidac & hs;with meals and at bedtime;with meals and bedtime"
    },
    {"d=3 before-meals", "tidac;qac;tid ac;tid before meals;q ac;before each of three meals"},
    {
      "d=3 meals",
      "tid with meals;tidwm;tid wm;three times a day with meals;three times daily with meals;with each meal tid;tid w/ meals;tid w meals"
    },
    {"d=2 before-meals", "bidac;bid ac;bid before meals"},
    {
      "dialysis",
      "with hd;with dialysis;after hd;after dialysis;post hd;post-hd;qhd;q hd;with each hd;on hd days;on dialysis days;at hd;with each dialysis;at dialysis;during dialysis;post dialysis;after each dialysis;with each dialysis session;after each hd;at each dialysis"
    },
    {"on-call", "on call;on call to or;pre-op;preop;at induction"},
    {"d=1", "every 24 h;every 24 hrs;q24"},
  };

  private FrequencyPhrases() {}

  static PhraseTrie<String> trie() {
    PhraseTrie<String> trie = new PhraseTrie<>();
    for (String[] row : PHRASES) {
      for (String phrase : row[1].split(";")) {
        trie.add(phrase, row[0]);
      }
    }
    return trie;
  }
}
