package org.chartwarden.notes.medications;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.notes.text.Token;

/** Reads routes: "PO", "by mouth", "IV push", "to the right eye", "via PEG". */
final class RouteReader {

  /**
   * A route in a stretch of tokens.
   *
   * @param side {@code left}, {@code right}, {@code both} or null
   * @param end index after the last token
   */
  record Found(Route route, String side, int end) {}

  private record Listed(Route route, String side) {}

  private static final PhraseTrie<Listed> TRIE = trie();

  private RouteReader() {}

  /** The route that begins at a token, or null. */
  static Found at(List<Token> tokens, int from, int to) {
    PhraseTrie.Match<Listed> match = TRIE.longest(tokens, from, to);
    if (match == null) {
      boolean nose =
          tokens.get(from).raw().equals("IN")
              && (from + 1 == to
                  || !tokens.get(from + 1).isWord() && !tokens.get(from + 1).isNumber());
      return nose ? new Found(Route.INTRANASAL, null, from + 1) : null;
    }
    Token token = tokens.get(from);
    boolean single = match.end() == from + 1;
    String raw = token.raw();
    boolean loud = raw.equals(raw.toUpperCase(Locale.ROOT));
    if (single && (token.is("pr") || token.is("im") || token.is("sl") || token.is("us"))) {
      boolean interval = match.end() < to && tokens.get(match.end()).is("interval");
      if (interval) {
        return null;
      }
    }
    if (single && (token.is("os") || token.is("od") || token.is("as") || token.is("ad")) && !loud) {
      return null;
    }
    Listed listed = match.values().get(0);
    return new Found(listed.route(), listed.side(), match.end());
  }

  /** The first route in a short text. */
  static Optional<Route> named(String text) {
    NoteText note = NoteText.of(text);
    int to = note.tokens().size();
    for (int i = 0; i < to; i++) {
      Found found = at(note.tokens(), i, to);
      if (found != null) {
        return Optional.of(found.route());
      }
    }
    return Optional.empty();
  }

  private static PhraseTrie<Listed> trie() {
    PhraseTrie<Listed> trie = new PhraseTrie<>();
    add(
        trie,
        Route.ORAL,
        "po;p.o.;p.o;oral;orally;by mouth;per os;per oral;perorally;per mouth;per orally;oral route;via oral route;p o");
    add(
        trie,
        Route.SUBLINGUAL,
        "sl;s.l.;sublingual;sublingually;under the tongue;under tongue;sub lingual");
    add(trie, Route.BUCCAL, "buccal;buccally;transmucosal;to the cheek;in the cheek");
    add(
        trie,
        Route.INTRAVENOUS,
        "iv;i.v.;i.v;ivp;ivpb;ivp push;ivp slow;iv push;iv bolus;iv piggyback;iv drip;iv gtt;iv infusion;"
            + "intravenous;intravenously;by vein;into a vein;into the vein;intravenous infusion;intravenous bolus;"
            + "intravenous drip;ivf;via central line;via the central line;via picc;via port;ivi;iv route;piv;"
            + "through the vein;into her vein;into his vein;by intravenous infusion;by iv infusion;by infusion;"
            + "as an infusion;by drip;through a drip;by slow injection into a vein;ivpush");
    add(
        trie,
        Route.INTRAMUSCULAR,
        "im;i.m.;i.m;intramuscular;intramuscularly;into the muscle;into muscle;in the thigh;into the thigh;"
            + "into the buttock;into the deltoid;in the deltoid;by injection into the muscle;by intramuscular injection");
    add(
        trie,
        Route.SUBCUTANEOUS,
        "sc;s.c.;sq;subq;sub q;subcut;sub cut;subcutaneous;subcutaneously;subcutaneus;s/c;s/q;sub-q;sub-cut;"
            + "s.q.;under the skin;beneath the skin;sub-cutaneously;sub cutaneously;subcu;sub cu;"
            + "by subcutaneous injection;csci;s.cut");
    add(trie, Route.INTRADERMAL, "intradermal;intradermally;into the skin");
    add(trie, Route.INTRAOSSEOUS, "io;intraosseous;intraosseously;via io");
    add(
        trie,
        Route.INTRATHECAL,
        "intrathecal;intrathecally;into the spine;into the spinal fluid;into the csf");
    add(trie, Route.EPIDURAL, "epidural;epidurally;via epidural;via the epidural");
    add(
        trie,
        Route.INTRA_ARTICULAR,
        "intra-articular;intraarticular;into the joint;into the knee;into the shoulder;intraarticularly");
    add(trie, Route.INTRAPERITONEAL, "intraperitoneal;intraperitoneally;ip;into the dialysate");
    add(trie, Route.INTRAVESICAL, "intravesical;into the bladder;intravesically");
    add(trie, Route.INTRAVITREAL, "intravitreal;intravitreally;into the vitreous");
    add(
        trie,
        Route.INTRATRACHEAL,
        "intratracheal;intratracheally;endotracheal;via the ett;via ett;down the tube;via lisa");
    add(trie, Route.NERVE_BLOCK, "nerve block;nerve catheter;perineural;via nerve catheter");
    add(
        trie,
        Route.INHALED,
        "inhaled;inh;inhalation;by inhalation;via inhaler;by inhaler;via spacer;with spacer;with a spacer;mdi;"
            + "inhalational;by mdi;through a spacer;via mdi;inhaler;inhal;via a spacer;puffer;dpi;by mask;neb/inh");
    add(
        trie,
        Route.NEBULISED,
        "neb;nebs;nebulized;nebulised;nebuliser;nebulizer;via nebulizer;via nebuliser;by nebuliser;by nebulizer;"
            + "via neb;by neb;hhn;svn;nebulisation;nebulization;through nebuliser;nebulized inhalation;nebule;nebules;inhaled neb");
    add(
        trie,
        Route.INTRANASAL,
        "intranasal;intranasally;nasal;nasally;nasal spray;into each nostril;in each nostril;each nostril;"
            + "per nostril;both nostrils;to each nostril;into the nose;in the nose;both nares;each nare;ins;in each nare");
    add(
        trie,
        Route.TOPICAL,
        "topical;topically;top;to skin;to the skin;to affected area;to the affected area;to affected areas;cream;"
            + "ointment;lotion;gel;apply to;to the rash;on the skin;to groin;to the groin;to wound;to the wound");
    add(
        trie,
        Route.TRANSDERMAL,
        "transdermal;transdermally;patch;patches;td;via patch;skin patch;by patch;transderm");
    add(
        trie,
        Route.RECTAL,
        "pr;p.r.;rectal;rectally;per rectum;by rectum;suppository;suppositories;enema;into the rectum;"
            + "into the back passage;per rectal");
    add(
        trie,
        Route.VAGINAL,
        "pv;p.v.;vaginal;vaginally;per vagina;pessary;pessaries;into the vagina;intravaginal;intravaginally;vag");
    add(
        trie,
        Route.ENTERAL_TUBE,
        "ng;ngt;via ngt;via ng;per ngt;per ng;og;ogt;via ogt;via og;per ogt;per og;ng tube;via ng tube;via the ng tube;"
            + "nasogastric;nasogastrically;via nasogastric tube;by nasogastric tube;via the nasogastric tube;"
            + "via peg;per peg;peg;peg tube;via peg tube;via the peg;gt;g tube;g-tube;via g tube;per g tube;via gtube;"
            + "per gtube;gtube;via gt;per gt;ft;per ft;via ft;via feeding tube;by feeding tube;per feeding tube;"
            + "through the feeding tube;dht;via dht;per dht;per dobhoff;via dobhoff;via tube;per tube;by tube;pt tube;"
            + "j tube;j-tube;via j tube;via the gastrostomy;via gastrostomy;by gastrostomy;nj;njt;via nj;via njt;enterally;"
            + "down the ng;down ngt;via the tube;through the tube;nj tube;via nj tube;corpak;via corpak;enteral");
    eye(
        trie,
        "right",
        "od;right eye;to right eye;in right eye;to the right eye;in the right eye;into the right eye;r eye");
    eye(
        trie,
        "left",
        "os;left eye;to left eye;in left eye;to the left eye;in the left eye;into the left eye;l eye");
    eye(
        trie,
        "both",
        "ou;both eyes;to both eyes;in both eyes;each eye;in each eye;to each eye;into both eyes;into each eye");
    eye(
        trie,
        null,
        "ophthalmic;eye drop;eye drops;eye ointment;ophth;ophthalmic drops;ophthalmically;eyedrops;into the eyes;to the eye");
    ear(
        trie,
        "right",
        "right ear;in right ear;in the right ear;to the right ear;into the right ear");
    ear(trie, "left", "left ear;in left ear;in the left ear;to the left ear;into the left ear");
    ear(trie, "both", "au;both ears;each ear;in both ears;in each ear;to both ears");
    ear(trie, null, "otic;ear drops;ear drop;otically;in the ear");
    return trie;
  }

  private static void eye(PhraseTrie<Listed> trie, String side, String phrases) {
    add(trie, Route.OPHTHALMIC, side, phrases);
  }

  private static void ear(PhraseTrie<Listed> trie, String side, String phrases) {
    add(trie, Route.OTIC, side, phrases);
  }

  private static void add(PhraseTrie<Listed> trie, Route route, String phrases) {
    add(trie, route, null, phrases);
  }

  private static void add(PhraseTrie<Listed> trie, Route route, String side, String phrases) {
    for (String phrase : phrases.split(";")) {
      trie.add(phrase, new Listed(route, side));
    }
  }
}
